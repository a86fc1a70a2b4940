namespace RfmBatch.Application.Operations;

/// <summary>One run that loses its customer rows; figures, thresholds, migration, history and checks stay.</summary>
/// <param name="RunKey">The run.</param>
/// <param name="ProgramName">Its program.</param>
/// <param name="AsOf">First day not observed.</param>
/// <param name="Status">Its status, which stays.</param>
/// <param name="RowCount">Customer rows.</param>
/// <param name="Reason">Why, a few words.</param>
public sealed record PurgeItem(int RunKey, string ProgramName, DateOnly AsOf, string Status, long RowCount, string Reason);
