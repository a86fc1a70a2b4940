namespace RfmBatch.Core.Operations;

/// <summary>A run that still has customer rows, as far as retention looks at it.</summary>
/// <param name="RunKey">The run.</param>
/// <param name="AsOfDate">First day not observed.</param>
/// <param name="FinishedAt">When it finished, UTC.</param>
/// <param name="IsPublished">Whether it is published; held, trial and failed runs never stand for a month or a year.</param>
public sealed record StoredRun(int RunKey, DateOnly AsOfDate, DateTime FinishedAt, bool IsPublished);
