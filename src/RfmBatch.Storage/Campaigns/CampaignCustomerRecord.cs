namespace RfmBatch.Storage.Campaigns;

/// <summary>One chosen customer; amounts in ten-thousandths.</summary>
/// <param name="CustomerKey">The customer.</param>
/// <param name="SegmentKey">The segment in the run.</param>
/// <param name="ActionName">The action.</param>
/// <param name="Priority">1 = most gain for the cost.</param>
/// <param name="IsControl">Left alone.</param>
/// <param name="CostAmount">Cost; 0 for control.</param>
/// <param name="ExpectedGainAmount">Expected gain of the action.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record CampaignCustomerRecord(int CustomerKey, int SegmentKey, string ActionName, int Priority, bool IsControl, long CostAmount, long ExpectedGainAmount, string Reason);
