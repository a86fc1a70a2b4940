using System.Globalization;
using RfmBatch.Storage.Operations;

namespace RfmBatch.Storage.SqlServer.Operations;

/// <summary>
/// Judges how the large tables of a store are kept that was there before a setting was: a rebuild is the DBA's to choose, no deployment
/// makes one.
/// </summary>
internal static class LargeTableReview
{
    // Below, a table is read in a second however it is kept.
    private const long LargeRowCount = 1_000_000;

    /// <summary>Compression and fill factor, then keys.</summary>
    public static IReadOnlyList<StoreFinding> Judge(DatabaseSettings settings, IReadOnlyList<TableState> states)
    {
        var large = LargeTable.All
            .Join(states, table => table.Name, state => state.TableName, (table, state) => (Table: table, State: state))
            .Where(pair => pair.State.RowTotal >= LargeRowCount)
            .ToList();
        return
        [
            Finding(
                "large-tables",
                "Large tables are compressed, and leave room in their pages where rows come between.",
                "are stored as version 0.1 made them: not compressed, or without room in their pages.",
                large.Where(pair => MustBeRebuilt(pair.Table, pair.State)),
                pair => pair.Table.Rebuild(settings.CanRebuildOnline)),
            Finding(
                "foreign-keys",
                "Keys to segments are trusted.",
                "have no trusted key to rfm.Segment, for which a join to it is left out that nothing is wanted of.",
                large.Where(pair => pair.Table.HasSegmentKey && pair.State.SegmentKeyIsTrusted != true),
                pair => pair.State.SegmentKeyIsTrusted is null ? pair.Table.AddSegmentKey : pair.Table.TrustSegmentKey),
        ];
    }

    private static bool MustBeRebuilt(LargeTable table, TableState state) =>
        (table.IsCompressed && state.Compression == "NONE")
        || (table.FillFactor < 100 && state.FillFactor is 0 or 100 && state.Compression != "COLUMNSTORE");

    private static StoreFinding Finding(
        string checkId,
        string good,
        string wrong,
        IEnumerable<(LargeTable Table, TableState State)> found,
        Func<(LargeTable Table, TableState State), string> statement)
    {
        var pairs = found.ToList();
        return pairs.Count == 0
            ? new StoreFinding(checkId, FindingSeverity.Ok, good, "")
            : new StoreFinding(
                checkId,
                FindingSeverity.Notice,
                $"{string.Join(", ", pairs.Select(pair => Named(pair.State)))} {wrong}",
                $"Run while nothing is loaded and no run is made: {string.Join(' ', pairs.Select(statement))}");
    }

    private static string Named(TableState state) =>
        string.Create(CultureInfo.InvariantCulture, $"{state.TableName} ({state.RowTotal:N0} rows)");
}

/// <summary>How a table is stored, as Settings_ReadLargeTables gives it.</summary>
internal sealed record TableState
{
    public required string TableName { get; init; }

    /// <summary>Percent; 0 is 100.</summary>
    public int FillFactor { get; init; }

    /// <summary>NONE, ROW, PAGE or COLUMNSTORE; of partitions the first by name.</summary>
    public required string Compression { get; init; }

    public long RowTotal { get; init; }

    /// <summary>Null where there is no key.</summary>
    public bool? SegmentKeyIsTrusted { get; init; }
}
