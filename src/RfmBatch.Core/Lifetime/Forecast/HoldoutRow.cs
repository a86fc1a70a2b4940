namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>Customers of equal purchase days in the calibration.</summary>
/// <param name="OrdersInCalibration">x in the calibration, 0..6, 7 for more.</param>
/// <param name="CustomerCount">How many.</param>
/// <param name="ActualOrders">Sum of their purchase days within the holdout.</param>
/// <param name="PredictedOrders">Sum of what was expected.</param>
public sealed record HoldoutRow(int OrdersInCalibration, int CustomerCount, int ActualOrders, double PredictedOrders)
{
    /// <summary>The last row holds this many and more.</summary>
    public const int LastRow = 7;
}
