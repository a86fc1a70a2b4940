using System.Globalization;
using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Lifetime.Models;
using RfmBatch.Core.Runs;

namespace RfmBatch.Core.Operations;

/// <summary>What is to be said about a run's predicted value.</summary>
internal static class LifetimeChecks
{
    // Total orders of the holdout may miss by so much. BG/NBD misses by 12 % on CDNOW, the data of its own paper.
    private const double Missed = .2;
    private const double FarOff = .4;

    // Of 90 % intervals.
    private const double Narrow = .85;
    private const double TooNarrow = .8;

    public static IEnumerable<QualityFinding> Evaluate(RunResult result)
    {
        if (result.Value is not { } value)
        {
            yield break;
        }

        if (value is not { Purchases: { } purchases })
        {
            yield return QualityCatalogue.ValuePredicted.Failed($"no prediction: {value.Reason}");
            yield break;
        }

        yield return QualityCatalogue.ValuePredicted.Passed(
            $"{purchases.Model.Name} ({Parameters(purchases.Model.Parameters)}){Amounts(value.Amounts)}.");
        yield return purchases.IsFallback
            ? QualityCatalogue.PurchaseModel.Failed(purchases.Remark!)
            : purchases.Remark is { } remark
                ? QualityCatalogue.PurchaseModel.Failed(remark, CheckSeverity.Notice)
                : QualityCatalogue.PurchaseModel.Passed("every parameter is inside its range.");
        yield return Converged(purchases, value.Amounts);
        yield return value.Amounts switch
        {
            null =>
                QualityCatalogue.AmountModel.Failed(
                    $"fewer than {GammaGammaFitter.MinCustomers} customers have a repeat purchase of positive value, so orders are "
                    + $"predicted and revenue is not."),
            { Remark: { } note } => QualityCatalogue.AmountModel.Failed(note),
            { } amounts =>
                QualityCatalogue.AmountModel.Passed(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"a purchase day is worth {amounts.Model.PopulationMean:0.00} on average, before a net ratio of "
                        + $"{value.NetRatio:0.0000}.")),
        };
        yield return value.Holdout is { } holdout
            ? Orders(holdout)
            : QualityCatalogue.HoldoutOrders.Passed($"no holdout: {value.HoldoutReason}");
        yield return Coverage(value);
    }

    private static QualityFinding Converged(PurchaseModelFit purchases, GammaGammaFit? amounts)
    {
        string[] open =
        [
            .. purchases.IsConverged ? [] : new[] { purchases.Model.Name },
            .. amounts is { IsConverged: false } ? ["Gamma-Gamma"] : Array.Empty<string>()
        ];
        return QualityCatalogue.ModelsConverged.Of(
            open.Length == 0,
            open.Length == 0
                ? "a further step would gain less than 1e-9 of log-likelihood."
                : $"{string.Join(" and ", open)} did not; do not rely on the predictions.");
    }

    private static QualityFinding Orders(HoldoutResult holdout)
    {
        var check = QualityCatalogue.HoldoutOrders;
        var difference = holdout.ActualOrders == 0
            ? (holdout.PredictedOrders < 1 ? 0 : 1)
            : (holdout.PredictedOrders / holdout.ActualOrders) - 1;
        var detail = string.Create(
            CultureInfo.InvariantCulture,
            $"{holdout.PredictedOrders:0.0} predicted, {holdout.ActualOrders} came from {holdout.Period.From:yyyy-MM-dd} on "
            + $"({holdout.Period.Weeks:0.0} weeks, {holdout.CustomerCount} customers): {difference:+0.0 %;-0.0 %;0 %}; mean absolute error "
            + $"{holdout.MeanAbsoluteError:0.000} orders per customer (notice beyond {Missed:0 %}, warning beyond {FarOff:0 %}).");
        return Math.Abs(difference) <= Missed
            ? check.Passed(detail)
            : check.Failed(detail, Math.Abs(difference) <= FarOff ? CheckSeverity.Notice : CheckSeverity.Warning);
    }

    private static QualityFinding Coverage(LifetimeResult value)
    {
        var check = QualityCatalogue.HoldoutCoverage;
        if (value.Holdout?.Coverage is not { } coverage)
        {
            return check.Passed(value.Holdout is null ? "no holdout." : "no model of amounts before the holdout.");
        }

        var detail = string.Create(
            CultureInfo.InvariantCulture,
            $"{coverage:0.0 %} of the customers spent within their 90 % interval (notice below {Narrow:0 %}, warning below "
            + $"{TooNarrow:0 %}).");
        return coverage >= Narrow
            ? check.Passed(detail)
            : check.Failed(detail, coverage >= TooNarrow ? CheckSeverity.Notice : CheckSeverity.Warning);
    }

    private static string Amounts(GammaGammaFit? amounts) =>
        amounts is null ? "" : $" and Gamma-Gamma ({Parameters(amounts.Model.Parameters)})";

    private static string Parameters(IEnumerable<ModelParameter> parameters) =>
        string.Join(
            ", ", parameters.Select(parameter => string.Create(CultureInfo.InvariantCulture, $"{parameter.Name} {parameter.Value:G4}")));
}
