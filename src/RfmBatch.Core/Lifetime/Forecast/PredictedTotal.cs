namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>What a group of customers is expected to order and spend, with a simulated central 90 % interval of the total.</summary>
/// <param name="Kind">What the group is.</param>
/// <param name="GroupIndex">The segment's or cluster's index, 0 for everybody.</param>
/// <param name="CustomerCount">Customers with a prediction.</param>
/// <param name="ExpectedOrders">Sum of the customers' expected purchase days.</param>
/// <param name="OrdersLow">5 % quantile of the simulated totals.</param>
/// <param name="OrdersHigh">95 % quantile.</param>
/// <param name="Amount">Sum of the customers' predicted revenue, ten-thousandths; null where no amounts were modelled.</param>
/// <param name="AmountLow">5 % quantile of the simulated totals, ten-thousandths.</param>
/// <param name="AmountHigh">95 % quantile, ten-thousandths.</param>
public sealed record PredictedTotal(TotalKind Kind, int GroupIndex, int CustomerCount, double ExpectedOrders, double OrdersLow, double OrdersHigh, long? Amount, long? AmountLow, long? AmountHigh);
