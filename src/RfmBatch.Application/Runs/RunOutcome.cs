namespace RfmBatch.Application.Runs;

/// <summary>What came of a run that is made only when something changed; one of the two is there.</summary>
/// <param name="Report">The run, or null where none was made.</param>
/// <param name="Unchanged">The run that still holds, or null where a new one was made.</param>
public sealed record RunOutcome(RunReport? Report, UnchangedRun? Unchanged);
