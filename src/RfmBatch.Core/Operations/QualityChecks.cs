using System.Globalization;
using RfmBatch.Core.Runs;
using RfmBatch.Core.Scoring;

namespace RfmBatch.Core.Operations;

/// <summary>Checks a computed run before its publication.</summary>
public static class QualityChecks
{
    /// <summary>Sums of shares may miss 1 by this much.</summary>
    private const double ShareTolerance = 1e-9;

    /// <summary>Every check of the catalogue once, ascending by id, those of clusters where there are any.</summary>
    /// <param name="input">The run and what it is checked against.</param>
    public static IReadOnlyList<QualityFinding> Evaluate(QualityInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var result = input.Result;
        List<QualityFinding> findings =
        [
            QualityCatalogue.HasCustomers.Of(
                result.Summary.Count > 0, $"{result.Summary.Count} customers, {result.ScoredCustomerCount} with scores."),
            UniqueCustomers(result),
            SegmentCounts(result),
            SharesSumToOne(result),
            ScoreRange(result),
            RevenueReconciles(result, input.TransactionRevenueAmount),
            Freshness(input),
            ConfigurationUnchanged(input),
            RejectChecks.Evaluate(input.Rejects),
        ];
        findings.AddRange(Enum.GetValues<Metric>().Select(metric => Spread(input, metric)));
        findings.AddRange(DriftChecks.Evaluate(input));
        findings.AddRange(ClusterChecks.Evaluate(input));
        findings.AddRange(LifetimeChecks.Evaluate(input.Result));
        findings.Add(LastDayCheck.Evaluate(input.Loads));
        findings.Add(LoadVolumeCheck.Evaluate(input.Loads));
        findings.Add(CustomerShareCheck.Evaluate(result));
        findings.Add(OrderSpanCheck.Evaluate(input.OrderSpans));
        findings.Add(AlikeIdCheck.Evaluate(result.Summary.CustomerIds));
        return findings;
    }

    private static QualityFinding UniqueCustomers(RunResult result)
    {
        var ids = result.Summary.CustomerIds;
        var misplaced = 0;
        for (var i = 1; i < ids.Length; i++)
        {
            misplaced += string.CompareOrdinal(ids[i - 1], ids[i]) >= 0 ? 1 : 0;
        }

        var repeated = result.Summary.Count - result.Summary.CustomerKeys.ToHashSet().Count;
        return QualityCatalogue.UniqueCustomers.Of(
            misplaced == 0 && repeated == 0, $"{repeated} keys repeated, {misplaced} ids repeated or out of order.");
    }

    private static QualityFinding SegmentCounts(RunResult result)
    {
        var counts = new int[256];
        foreach (var segment in result.SegmentIndexes)
        {
            counts[segment]++;
        }

        var different = result.SegmentSummaries.Where((summary, i) => summary.CustomerCount != counts[i]).Count();
        var sum = result.SegmentSummaries.Sum(summary => (long)summary.CustomerCount);
        return QualityCatalogue.SegmentCounts.Of(
            different == 0 && sum == result.Summary.Count,
            $"segments hold {sum} of {result.Summary.Count} customers, {different} segments differ from their members.");
    }

    private static QualityFinding SharesSumToOne(RunResult result)
    {
        var customers = result.SegmentSummaries.Sum(summary => summary.CustomerShare);
        var revenue = result.SegmentSummaries.Sum(summary => summary.RevenueShare ?? 0);
        var passed = (result.Summary.Count == 0 || Math.Abs(customers - 1) <= ShareTolerance)
            && (result.RevenueAmount == 0 || Math.Abs(revenue - 1) <= ShareTolerance * RevenueSwing(result));
        return QualityCatalogue.SharesSumToOne.Of(
            passed,
            FormattableString.Invariant($"customer shares sum to {customers:0.#########}, revenue shares to {revenue:0.#########}."));
    }

    /// <summary>Net revenue can be a small difference of large segments; the tolerance grows with them.</summary>
    private static double RevenueSwing(RunResult result) =>
        Math.Max(1, result.SegmentSummaries.Sum(summary => Math.Abs(summary.RevenueShare ?? 0)));

    private static QualityFinding ScoreRange(RunResult result)
    {
        var wrong = 0;
        for (var i = 0; i < result.Summary.Count; i++)
        {
            var (lowest, highest) = result.RecencyDays[i] < 0 ? (0, 0) : (1, result.Bins);
            bool IsWrong(byte score) => score < lowest || score > highest;
            wrong += IsWrong(result.RecencyScores[i]) || IsWrong(result.FrequencyScores[i]) || IsWrong(result.MonetaryScores[i]) ? 1 : 0;
        }

        return QualityCatalogue.ScoreRange.Of(
            wrong == 0, $"{wrong} customers with a score outside of 1..{result.Bins}, without one, or with one too many.");
    }

    private static QualityFinding RevenueReconciles(RunResult result, long transactions) => QualityCatalogue.RevenueReconciles.Of(
        result.RevenueAmount == transactions,
        string.Create(
            CultureInfo.InvariantCulture,
            $"run {Amount.ToDecimal(result.RevenueAmount):0.0000}, transactions {Amount.ToDecimal(transactions):0.0000}, "
            + $"difference {Amount.ToDecimal(result.RevenueAmount - transactions):0.0000}."));

    private static QualityFinding Freshness(QualityInput input)
    {
        var observed = input.Context.ObservedTo;
        var last = input.LastTransactionDate is { } date && date < observed ? date : observed;
        var age = input.Today.DayNumber - last.DayNumber;
        var limit = input.FreshnessLimitDays;
        return QualityCatalogue.Freshness.Of(
            limit is null || age <= limit,
            FormattableString.Invariant($"data ends on {last:yyyy-MM-dd}, {age} days ago; ")
                + (limit is null ? "the program sets no limit." : $"the limit is {limit} days."));
    }

    private static QualityFinding Spread(QualityInput input, Metric metric)
    {
        var check = QualityCatalogue.SpreadOf(metric);
        if (!input.Result.MetricsWithoutSpread.Contains(metric))
        {
            return check.Passed("values differ, or nobody has scores.");
        }

        var (scored, bins) = (input.Result.ScoredCustomerCount, input.Result.Bins);
        var score = input.Context.Options.Scoring == ScoringMethod.Percent && scored == 1 ? bins : (bins + 1) / 2;
        return check.Failed($"All {scored} scored customers have the same value, so all have score {score}.");
    }

    private static QualityFinding ConfigurationUnchanged(QualityInput input)
    {
        var check = QualityCatalogue.ConfigurationUnchanged;
        return input.Previous is not { } previous
            ? check.Passed("first run of the program's history.")
            : check.Of(
                previous.ConfigurationHash == input.Context.Configuration.Hash,
                previous.ConfigurationHash == input.Context.Configuration.Hash
                    ? $"as run {previous.RunKey}."
                    : $"rules, bins, scoring, filter or window differ from run {previous.RunKey}; a new history begins.");
    }
}
