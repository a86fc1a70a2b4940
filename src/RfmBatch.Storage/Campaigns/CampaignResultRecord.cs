using RfmBatch.Core.Campaigns;

namespace RfmBatch.Storage.Campaigns;

/// <summary>What came back from an action of a plan.</summary>
/// <param name="MeasuredAt">When the responses were read.</param>
/// <param name="Result">Counts, amounts and lift.</param>
public sealed record CampaignResultRecord(DateTimeOffset MeasuredAt, ActionResult Result);
