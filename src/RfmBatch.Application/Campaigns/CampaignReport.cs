using RfmBatch.Core.Campaigns;
using RfmBatch.Storage.Campaigns;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Application.Campaigns;

/// <summary>A plan as it is shown.</summary>
/// <param name="Plan">Its summary.</param>
/// <param name="Run">The run it chose from.</param>
/// <param name="SegmentNames">Segment names by key.</param>
/// <param name="Actions">What it considered, in the order of the segments.</param>
/// <param name="Results">What came back, by action; empty before it was measured.</param>
/// <param name="Notes">What the reader should know: assumptions, ids that were not found.</param>
/// <param name="Simulation">Spread of its outcomes, where it was asked for.</param>
public sealed record CampaignReport(
    CampaignRecord Plan,
    RunRecord Run,
    IReadOnlyDictionary<int, string> SegmentNames,
    IReadOnlyList<CampaignActionRecord> Actions,
    IReadOnlyList<CampaignResultRecord> Results,
    IReadOnlyList<string> Notes,
    CampaignSimulation? Simulation);
