namespace RfmBatch.Application.Operations;

/// <summary>What a purge deletes.</summary>
/// <param name="Runs">Runs that lose their customer rows; ascending by program and as-of date.</param>
/// <param name="RawTextCount">Rejected lines whose raw text is cleared.</param>
public sealed record PurgePlan(IReadOnlyList<PurgeItem> Runs, long RawTextCount)
{
    /// <summary>Whether there is nothing to do.</summary>
    public bool IsEmpty => Runs.Count == 0 && RawTextCount == 0;
}
