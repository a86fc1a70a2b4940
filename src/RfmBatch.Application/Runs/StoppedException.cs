namespace RfmBatch.Application.Runs;

/// <summary>A run was stopped for a reason that the ledger is to tell.</summary>
/// <param name="reason">One sentence.</param>
/// <param name="token">What stopped it.</param>
internal sealed class StoppedException(string reason, CancellationToken token) : OperationCanceledException(reason, token);
