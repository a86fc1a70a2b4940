namespace RfmBatch.Storage.Loading;

/// <summary>What a set-based load came to.</summary>
/// <param name="LoadKey">Its row in <c>etl.Load</c>.</param>
/// <param name="Totals">Counts and sums.</param>
/// <param name="RejectedByReason">Rejected rows by reason code.</param>
/// <param name="FailureReason">Null when it completed; else why nothing of it stayed.</param>
public sealed record TableLoadResult(int LoadKey, LoadTotals Totals, IReadOnlyDictionary<string, long> RejectedByReason, string? FailureReason);
