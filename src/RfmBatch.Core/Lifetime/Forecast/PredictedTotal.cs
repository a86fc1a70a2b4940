namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>What a group of customers is expected to order and spend, with a central 90 % interval of the total.</summary>
/// <param name="Kind">What the group is.</param>
/// <param name="GroupIndex">The segment's or cluster's index, 0 for everybody.</param>
/// <param name="CustomerCount">Customers with a prediction.</param>
/// <param name="ExpectedOrders">Sum of the customers' expected purchase days.</param>
/// <param name="OrdersLow">Lower end.</param>
/// <param name="OrdersHigh">Upper end.</param>
/// <param name="Amount">Sum of the customers' predicted revenue, ten-thousandths; null where no amounts were modelled.</param>
/// <param name="AmountLow">Lower end, ten-thousandths.</param>
/// <param name="AmountHigh">Upper end, ten-thousandths.</param>
public sealed record PredictedTotal(
    TotalKind Kind,
    int GroupIndex,
    int CustomerCount,
    double ExpectedOrders,
    double OrdersLow,
    double OrdersHigh,
    long? Amount,
    long? AmountLow,
    long? AmountHigh)
{
    /// <summary>Earlier dates whose errors the interval rests on; 0: none, and it holds if the model does.</summary>
    public int BacktestCount { get; init; }

    /// <summary>Days that each of them was followed for; 0 without any.</summary>
    public int BacktestDays { get; init; }

    /// <summary>Standard deviation of ln orders in the simulation: chance and parameters.</summary>
    public double OrdersModelError { get; init; }

    /// <summary>What earlier predictions were off, as a standard deviation of ln orders over a year; without any, what young public shops
    /// were.</summary>
    public double OrdersBacktestError { get; init; }

    /// <summary>Standard deviation of ln revenue in the simulation; null without amounts.</summary>
    public double? AmountModelError { get; init; }

    /// <summary>Likewise of ln revenue; null without amounts.</summary>
    public double? AmountBacktestError { get; init; }
}

/// <summary>What a total is of.</summary>
public enum TotalKind
{
    /// <summary>Everybody with a prediction.</summary>
    All,

    /// <summary>A segment.</summary>
    Segment,

    /// <summary>A k-means cluster.</summary>
    Cluster,

    /// <summary>A hierarchical cluster.</summary>
    HierarchyCluster,
}

/// <summary>Groups of customers whose totals are wanted.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Indexes">Group of each customer.</param>
internal sealed record TotalGrouping(TotalKind Kind, byte[] Indexes);
