using RfmBatch.Core.SegmentValue;

namespace RfmBatch.Application.Publication;

/// <summary>What a run that was just computed has at hand, so that its publication need not read it.</summary>
/// <param name="RunKey">The run.</param>
/// <param name="Facts">What its segments are valued by.</param>
/// <param name="Cohorts">Its cohorts, or null where it will not be the latest.</param>
internal sealed record NewRunFigures(int RunKey, IReadOnlyList<SegmentFacts> Facts, Task<CohortFigures>? Cohorts);
