namespace RfmBatch.Storage.Campaigns;

/// <summary>The customers of a run as a plan sees them, in columns, ordered by customer id (ordinal).</summary>
/// <param name="CustomerKeys">Customers.</param>
/// <param name="CustomerIds">Their ids.</param>
/// <param name="SegmentKeys">Their segments.</param>
/// <param name="RecencyDays">Days since their last order, −1 without one in the window.</param>
/// <param name="OrderCounts">Their orders in the window.</param>
/// <param name="RevenueAmounts">Their revenue in the window, ten-thousandths.</param>
/// <param name="ExpectedOrders12M">Expected orders of the next 12 months; NaN where not computed.</param>
/// <param name="PredictedValue12MAmounts">Predicted revenue of the next 12 months, currency units; NaN where not computed.</param>
public sealed record CampaignSource(
    int[] CustomerKeys,
    string[] CustomerIds,
    int[] SegmentKeys,
    int[] RecencyDays,
    int[] OrderCounts,
    long[] RevenueAmounts,
    double[] ExpectedOrders12M,
    double[] PredictedValue12MAmounts);
