using RfmBatch.Core;
using RfmBatch.Core.Lifetime;
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
            yield return new ModelFigure(Amounts, "IsFirstOrderIn", value.FirstOrder?.IsIn ?? true ? 1 : 0);
        }

        yield return new ModelFigure(Population, "UnmatchedReturnShare", value.UnmatchedReturnShare);
        foreach (var figure in OfSeason(value).Concat(value.Holdout is { } holdout ? OfHoldout(holdout) : [])
            .Concat(value.Backtests.SelectMany(OfBacktest)))
        {
            yield return figure;
        }
    }

    private static IEnumerable<ModelFigure> OfSeason(LifetimeResult value)
    {
        foreach (var (index, i) in (value.Season?.Indexes ?? []).Select((index, i) => (index, i)))
        {
            yield return new ModelFigure(PredictionGrounds.Season, PredictionGrounds.MonthName(i + 1), index);
        }

        if (value.Season?.PValue is { } p)
        {
            yield return new ModelFigure(PredictionGrounds.Season, "PValue", p);
        }
    }

    private static IEnumerable<ModelFigure> OfBacktest(BacktestResult backtest)
    {
        var name = PredictionGrounds.NameOf(backtest);
        yield return new ModelFigure(name, "Days", backtest.Days);
        yield return new ModelFigure(name, "PredictedOrders", backtest.ExpectedOrders);
        yield return new ModelFigure(name, "ActualOrders", backtest.ActualOrders);
        if (backtest is { ExpectedAmount: { } expected, ActualAmount: { } actual })
        {
            yield return new ModelFigure(name, "PredictedAmount", expected);
            yield return new ModelFigure(name, "ActualAmount", actual);
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
        if (holdout.PredictedAmount is { } predicted)
        {
            yield return new ModelFigure(Holdout, "PredictedAmount", Amount.ToDouble(predicted));
        }

        if (holdout.Coverage is { } coverage)
        {
            yield return new ModelFigure(Holdout, "IntervalCoverage", coverage);
        }
    }
}
