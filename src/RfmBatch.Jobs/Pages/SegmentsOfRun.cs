namespace RfmBatch.Jobs.Pages;

/// <summary>How the customers of a run are spread over segments.</summary>
/// <param name="RunKey">The run.</param>
/// <param name="ObservedTo">Its last observed day.</param>
/// <param name="Segments">In the rule set's order, without empty ones.</param>
internal sealed record SegmentsOfRun(int RunKey, DateOnly ObservedTo, IReadOnlyList<SegmentShare> Segments);
