namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>How well the model predicted the holdout, fitted to what came before it.</summary>
/// <param name="Period">The holdout.</param>
/// <param name="Rows">By purchase days after the first in the calibration, 0..7 (7 stands for 7 and more); occupied ones.</param>
/// <param name="CustomerCount">Customers acquired before the holdout.</param>
/// <param name="ActualOrders">Their purchase days within it.</param>
/// <param name="PredictedOrders">What the model expected.</param>
/// <param name="MeanAbsoluteError">Of purchase days per customer.</param>
/// <param name="RootMeanSquareError">Of purchase days per customer.</param>
/// <param name="ActualAmount">Their revenue within it, net or sales by option, ten-thousandths.</param>
/// <param name="PredictedAmount">What the models expected, ten-thousandths; null without a model of amounts.</param>
/// <param name="Coverage">Share of customers whose revenue fell into their nominal interval, on the customers compared; null without a
/// model of amounts.</param>
/// <param name="Classes">By which bounds of customers are calibrated; empty where the holdout is too short or too small.</param>
/// <param name="Comparisons">What was predicted beside what came, each with what chance allows.</param>
public sealed record HoldoutResult(
    HoldoutPeriod Period,
    IReadOnlyList<HoldoutRow> Rows,
    int CustomerCount,
    int ActualOrders,
    double PredictedOrders,
    double MeanAbsoluteError,
    double RootMeanSquareError,
    long ActualAmount,
    long? PredictedAmount,
    double? Coverage,
    IReadOnlyList<IntervalClass> Classes,
    IReadOnlyList<HoldoutComparison> Comparisons);
