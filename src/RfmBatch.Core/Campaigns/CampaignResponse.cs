namespace RfmBatch.Core.Campaigns;

/// <summary>What came back from one customer of a plan.</summary>
/// <param name="ActionName">The action planned for the customer.</param>
/// <param name="IsControl">Whether the customer was left alone.</param>
/// <param name="HasResponded">Whether there was an order.</param>
/// <param name="OrderAmount">Its amount, ten-thousandths; 0 without an order or where amounts are not known.</param>
public readonly record struct CampaignResponse(string ActionName, bool IsControl, bool HasResponded, long OrderAmount);
