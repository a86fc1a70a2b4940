namespace RfmBatch.Application.Operations;

/// <summary>What a purge deleted.</summary>
/// <param name="RunCount">Runs that lost their customer rows.</param>
/// <param name="RowCount">Customer rows deleted.</param>
/// <param name="RawTextCount">Rejected lines whose raw text was cleared.</param>
/// <param name="BusyProgramNames">Programs left out because a run or publication of theirs was in progress.</param>
public sealed record PurgeReport(int RunCount, long RowCount, long RawTextCount, IReadOnlyList<string> BusyProgramNames);
