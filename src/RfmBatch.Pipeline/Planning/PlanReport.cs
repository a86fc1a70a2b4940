using RfmBatch.Core.Planning;
using RfmBatch.Storage.Planning;
using RfmBatch.Storage.Running;

namespace RfmBatch.Pipeline.Planning;

/// <summary>A plan as it is shown.</summary>
/// <param name="Plan">Its summary.</param>
/// <param name="Run">The run it chose from.</param>
/// <param name="SegmentNames">Segment names by key.</param>
/// <param name="Actions">What it considered, in the order of the segments.</param>
/// <param name="Results">What came back, by action; empty before it was measured.</param>
/// <param name="Notes">What the reader should know: assumptions, ids that were not found.</param>
/// <param name="Simulation">Spread of its outcomes, where it was asked for.</param>
public sealed record PlanReport(
    PlanRecord Plan,
    RunRecord Run,
    IReadOnlyDictionary<int, string> SegmentNames,
    IReadOnlyList<PlanActionRecord> Actions,
    IReadOnlyList<PlanResultRecord> Results,
    IReadOnlyList<string> Notes,
    PlanSimulation? Simulation);
