namespace RfmBatch.Core.Campaigns;

/// <summary>The customers a plan may choose from, in columns, ordered by customer id (ordinal).</summary>
/// <param name="CustomerKeys">Customers.</param>
/// <param name="CustomerIds">Their ids.</param>
/// <param name="SegmentKeys">Their segments.</param>
/// <param name="OrderAmounts">Expected amount of their next order in currency units; 0 or less where there is none to expect.</param>
/// <param name="RecencyDays">Days since their last order, −1 without one.</param>
/// <param name="OrderCounts">Their orders.</param>
public sealed record CampaignCandidates(int[] CustomerKeys, string[] CustomerIds, int[] SegmentKeys, double[] OrderAmounts, int[] RecencyDays, int[] OrderCounts)
{
    /// <summary>How many there are.</summary>
    public int Count => CustomerKeys.Length;
}
