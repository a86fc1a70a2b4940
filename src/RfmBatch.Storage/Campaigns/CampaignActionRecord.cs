namespace RfmBatch.Storage.Campaigns;

/// <summary>What a plan considered for a segment; amounts in ten-thousandths.</summary>
/// <param name="SegmentKey">The segment.</param>
/// <param name="ActionName">The action.</param>
/// <param name="Channel">How customers are reached.</param>
/// <param name="Offer">What they are offered.</param>
/// <param name="CostAmount">Cost of treating one.</param>
/// <param name="UpliftProbability">Incremental probability of an order, 0..1.</param>
/// <param name="UpliftSource"><c>assumed</c>, <c>given</c> or <c>measured</c>.</param>
/// <param name="CandidateCount">Customers whose gain would be more than 0.</param>
/// <param name="SelectedCount">Chosen, control among them.</param>
/// <param name="ControlCount">Left alone.</param>
/// <param name="SelectedCostAmount">What the treated cost.</param>
/// <param name="ExpectedGainAmount">Expected gain of the treated.</param>
public sealed record CampaignActionRecord(
    int SegmentKey,
    string ActionName,
    string Channel,
    string Offer,
    long CostAmount,
    double UpliftProbability,
    string UpliftSource,
    int CandidateCount,
    int SelectedCount,
    int ControlCount,
    long SelectedCostAmount,
    long ExpectedGainAmount);
