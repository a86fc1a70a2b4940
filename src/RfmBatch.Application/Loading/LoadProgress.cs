namespace RfmBatch.Application.Loading;

/// <summary>How far a load has come.</summary>
/// <param name="RowsRead">Rows of data read.</param>
/// <param name="RowsRejected">Of these, rejected.</param>
/// <param name="Share">0..1 of the file's bytes, or null where it is not known.</param>
/// <param name="Elapsed">Since the load began.</param>
public readonly record struct LoadProgress(long RowsRead, long RowsRejected, double? Share, TimeSpan Elapsed)
{
    /// <summary>Rows read per second so far.</summary>
    public double RowsPerSecond => Elapsed > TimeSpan.Zero ? RowsRead / Elapsed.TotalSeconds : 0;
}
