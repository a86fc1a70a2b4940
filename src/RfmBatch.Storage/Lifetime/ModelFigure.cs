using RfmBatch.Core;
using RfmBatch.Core.Lifetime.Forecast;

namespace RfmBatch.Storage.Lifetime;

/// <summary>A row of <c>rfm.ModelParameter</c>.</summary>
internal sealed record ModelFigure(string ModelName, string ParameterName, double Value, double? StandardError = null)
{
    private const string Amounts = "Gamma-Gamma";
    private const string Population = "Population";
    private const string Holdout = "Holdout";

    /// <summary>Everything that is a number about the models of a run; none where no model was fitted.</summary>
    public static IEnumerable<ModelFigure> Of(LifetimeResult value)
    {
        if (value.Purchases is not { } purchases)
        {
            yield break;
        }

        foreach (var (parameter, error) in purchases.Model.Parameters.Zip(purchases.StandardErrors))
        {
            yield return new ModelFigure(purchases.Model.Name, parameter.Name, parameter.Value, error);
        }

        yield return new ModelFigure(purchases.Model.Name, "LogLikelihood", purchases.LogLikelihood);
        if (value.Amounts is { } amounts)
        {
            foreach (var (parameter, error) in amounts.Model.Parameters.Zip(amounts.StandardErrors))
            {
                yield return new ModelFigure(Amounts, parameter.Name, parameter.Value, error);
            }

            yield return new ModelFigure(Amounts, "LogLikelihood", amounts.LogLikelihood);
            yield return new ModelFigure(Amounts, "CustomerCount", amounts.CustomerCount);
            yield return new ModelFigure(Amounts, "PopulationMeanAmount", amounts.Model.PopulationMean);
        }

        yield return new ModelFigure(Population, "NetRatio", value.NetRatio);
        foreach (var figure in value.Holdout is { } holdout ? OfHoldout(holdout) : [])
        {
            yield return figure;
        }
    }

    private static IEnumerable<ModelFigure> OfHoldout(HoldoutResult holdout)
    {
        yield return new ModelFigure(Holdout, "Days", holdout.Period.Days);
        yield return new ModelFigure(Holdout, "CustomerCount", holdout.CustomerCount);
        yield return new ModelFigure(Holdout, "ActualOrders", holdout.ActualOrders);
        yield return new ModelFigure(Holdout, "PredictedOrders", holdout.PredictedOrders);
        yield return new ModelFigure(Holdout, "MeanAbsoluteError", holdout.MeanAbsoluteError);
        yield return new ModelFigure(Holdout, "RootMeanSquareError", holdout.RootMeanSquareError);
        yield return new ModelFigure(Holdout, "ActualAmount", Amount.ToDouble(holdout.ActualAmount));
        if (holdout is { PredictedAmount: { } predicted, Coverage: { } coverage })
        {
            yield return new ModelFigure(Holdout, "PredictedAmount", Amount.ToDouble(predicted));
            yield return new ModelFigure(Holdout, "IntervalCoverage", coverage);
        }
    }
}
