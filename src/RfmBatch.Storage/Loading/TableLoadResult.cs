namespace RfmBatch.Storage.Loading;

/// <summary>What a set-based load came to.</summary>
/// <param name="LoadKey">Its row in <c>etl.Load</c>.</param>
/// <param name="Totals">Counts and sums.</param>
/// <param name="RejectedByReason">Rejected rows by reason code, the most frequent first.</param>
/// <param name="Failure">Null when it completed; else what the judge said, and nothing stayed.</param>
public sealed record TableLoadResult(int LoadKey, LoadTotals Totals, IReadOnlyList<KeyValuePair<string, long>> RejectedByReason, string? Failure);
