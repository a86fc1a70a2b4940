namespace RfmBatch.Storage.Campaigns;

/// <summary>One chosen customer as lists name it; the amount in ten-thousandths.</summary>
/// <param name="CustomerId">The source's id.</param>
/// <param name="SegmentName">The segment in the run.</param>
/// <param name="ActionName">The action.</param>
/// <param name="Channel">How the customer is reached.</param>
/// <param name="Offer">What the customer is offered.</param>
/// <param name="Priority">1 = most gain for the cost.</param>
/// <param name="IsControl">Left alone.</param>
/// <param name="ExpectedGainAmount">Expected gain of the action.</param>
/// <param name="Reason">Why.</param>
public sealed record CampaignListRow(string CustomerId, string SegmentName, string ActionName, string Channel, string Offer, int Priority, bool IsControl, long ExpectedGainAmount, string Reason);
