using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Loading;

/// <summary>A completed load.</summary>
/// <param name="LoadKey">Its row in <c>etl.Load</c>.</param>
/// <param name="SourceName">File or table.</param>
/// <param name="Totals">Counts, sum and dates.</param>
/// <param name="RejectedByReason">Rejected rows by reason code, most frequent first.</param>
/// <param name="Map">As <c>--map</c> would be written.</param>
/// <param name="IsMapGuessed">Whether the map was guessed, so that the console prints it.</param>
/// <param name="Format">Delimiter, encoding and date order that were used, one line.</param>
/// <param name="Elapsed">From opening the source to the commit.</param>
public sealed record LoadOutcome(
    int LoadKey,
    string SourceName,
    LoadTotals Totals,
    IReadOnlyList<KeyValuePair<string, long>> RejectedByReason,
    string Map,
    bool IsMapGuessed,
    string Format,
    TimeSpan Elapsed)
{
    /// <summary>What is worth knowing about the rows, one sentence each; the console prints them.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>Rows read per second of <see cref="Elapsed"/>.</summary>
    public double RowsPerSecond => Elapsed > TimeSpan.Zero ? Totals.RowsRead / Elapsed.TotalSeconds : 0;
}
