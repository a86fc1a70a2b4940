namespace RfmBatch.Core.Operations;

/// <summary>Whether a run keeps its customer rows.</summary>
/// <param name="RunKey">The run.</param>
/// <param name="KeepsCustomerRows">False: <c>purge</c> deletes them; runs, summaries, thresholds, migration, history and checks stay.</param>
/// <param name="Reason">Why, a few words.</param>
public sealed record RetentionDecision(int RunKey, bool KeepsCustomerRows, string Reason);
