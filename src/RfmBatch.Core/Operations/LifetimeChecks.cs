using System.Globalization;
using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Lifetime.Models;
using RfmBatch.Core.Runs;

namespace RfmBatch.Core.Operations;

/// <summary>What is to be said about a run's predicted value.</summary>
internal static class LifetimeChecks
{
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
                    $"fewer than {GammaGammaFitter.MinCustomers} customers have a purchase of positive value that counts, so orders are "
                    + $"predicted and revenue is not."),
            { Remark: { } note } => QualityCatalogue.AmountModel.Failed(note),
            { } amounts =>
                QualityCatalogue.AmountModel.Passed(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"a purchase day is worth {amounts.Model.PopulationMean:0.00} on average, the first "
                        + $"{(value.FirstOrder?.IsIn ?? true ? "counted" : "left out")}; {value.UnmatchedReturnShare:0.0 %} of the returns "
                        + $"found no purchase.")),
        };
        foreach (var finding in HoldoutChecks.Evaluate(value))
        {
            yield return finding;
        }
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

    private static string Amounts(GammaGammaFit? amounts) =>
        amounts is null ? "" : $" and Gamma-Gamma ({Parameters(amounts.Model.Parameters)})";

    private static string Parameters(IEnumerable<ModelParameter> parameters) =>
        string.Join(
            ", ", parameters.Select(parameter => string.Create(CultureInfo.InvariantCulture, $"{parameter.Name} {parameter.Value:G4}")));
}
