using RfmBatch.Core.Runs;

namespace RfmBatch.Core.Operations;

/// <summary>Whether orders per customer and amount per order are as high as in the previous comparable run.</summary>
/// <remarks>
/// PSI over a few bins does not see a price that rises by 15 %: at 1,000 customers it comes to .02, where .10 is worth a notice. A ratio of
/// sums does. Its standard error over customers is that of the ratio estimator, √Σ(y − r·x)² ÷ Σy on the log scale (W. G. Cochran,
/// Sampling Techniques, 1977, ch. 6); two runs differ by two such errors, less where they share customers.
/// </remarks>
internal static class LevelChecks
{
    /// <summary>A change, as a difference of logarithms, that is worth a notice.</summary>
    private const double Notice = .10;

    /// <summary>A change that is worth a warning.</summary>
    private const double Warning = .25;

    // Two-sided at DriftChecks.FalseAlarmShare.
    private const double Z = 2.77;

    public static IEnumerable<QualityFinding> Evaluate(QualityInput input, PreviousRun? previous)
    {
        var result = input.Result;
        var customers = Array.ConvertAll(result.RecencyDays, days => days >= 0 ? 1.0 : 0);
        var orders = Array.ConvertAll(result.Summary.OrderCounts, count => (double)count);
        var revenue = Array.ConvertAll(result.RevenueAmounts, Amount.ToDouble);
        yield return Judge(
            QualityCatalogue.OrderLevel,
            orders,
            customers,
            previous,
            earlier => (double)earlier.OrderCount / earlier.Cells.Sum(cell => (long)cell.CustomerCount));
        yield return Judge(
            QualityCatalogue.AmountLevel,
            revenue,
            orders,
            previous,
            earlier => Amount.ToDouble(earlier.Cells.Sum(cell => cell.RevenueAmount)) / earlier.OrderCount);
    }

    private static QualityFinding Judge(
        QualityCheck check, double[] values, double[] units, PreviousRun? previous, Func<PreviousRun, double> ratioOf)
    {
        if (previous is null)
        {
            return check.Passed("no earlier run of the same configuration to compare with.");
        }

        var (now, before) = (values.Sum() / units.Sum(), ratioOf(previous));
        if (!(now > 0 && before > 0 && double.IsFinite(now) && double.IsFinite(before)))
        {
            return check.Passed($"run {previous.RunKey} or this one has nothing to compare.");
        }

        var change = Math.Log(now / before);
        var chance = Z * Math.Sqrt(2) * Math.Sqrt(values.Zip(units, (y, x) => (y - (now * x)) * (y - (now * x))).Sum()) / values.Sum();
        var (notice, warning) = (Math.Max(Notice, chance), Math.Max(Warning, chance));
        var detail = FormattableString.Invariant(
            $"{now:0.00} against {before:0.00} in run {previous.RunKey}, {100 * (Math.Exp(change) - 1):+0.0;-0.0;0.0} % (notice from a ")
            + FormattableString.Invariant($"difference of logarithms of {notice:0.00}, warning from {warning:0.00}).");
        return Math.Abs(change) < notice
            ? check.Passed(detail)
            : check.Failed(detail, Math.Abs(change) >= warning ? CheckSeverity.Warning : CheckSeverity.Notice);
    }
}
