using System.Data;
using System.Data.Common;
using Dapper;
using RfmBatch.Core.Segmentation;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Segmentation;

/// <summary>
/// The rows of <c>rfm.Segment</c>: a key belongs to a rule set and the name of a segment for ever, the rest follows the rules.
/// </summary>
internal sealed class SegmentRows(SqlDialect dialect)
{
    private const string ReadRows =
        """
        SELECT SegmentKey, SegmentName, SortOrder, ColorHex, Description, RecommendedAction FROM {rfm.Segment}
        WHERE RuleSetName = @RuleSetName ORDER BY SortOrder;
        """;

    private const string ReadGreatest =
        "SELECT COALESCE(MAX(SegmentKey), 0) AS SegmentKey, COALESCE(MAX(SortOrder), 0) AS SortOrder FROM {rfm.Segment};";

    // Room for RuleSet.MaxSegments, No Purchase and segments that are no longer in the rules, under each rule set.
    private const int SortOrdersPerRuleSet = 1000;

    /// <summary>Makes the stored segments equal to those of the rule set; what is equal already is not touched.</summary>
    /// <returns>The keys of its segments, in their order.</returns>
    public async Task<IReadOnlyList<int>> WriteAsync(RuleSet ruleSet, DbTransaction transaction, CancellationToken cancellationToken)
    {
        var name = new { RuleSetName = new DbString { Value = ruleSet.Name, Length = 100 } };
        var stored = (await transaction.Connection!.QueryAsync<SegmentRow>(
            SqlDialect.Command(dialect.Resolve(ReadRows), name, cancellationToken, transaction))).AsList();
        var (greatestKey, greatestOrder) = await transaction.Connection!.QuerySingleAsync<(int SegmentKey, int SortOrder)>(
            SqlDialect.Command(dialect.Resolve(ReadGreatest), null, cancellationToken, transaction));
        var known = stored.ToDictionary(row => row.SegmentName, StringComparer.Ordinal);
        var first = stored.Count > 0
            ? Floor(stored[^1].SortOrder)
            : Floor(greatestOrder) + SortOrdersPerRuleSet;
        var wanted = ruleSet.Segments.Select(segment => new SegmentRow
        {
            SegmentKey = known.GetValueOrDefault(segment.Name)?.SegmentKey ?? ++greatestKey,
            SegmentName = segment.Name,
            SortOrder = first + segment.SortOrder,
            ColorHex = segment.ColorHex,
            Description = segment.Description,
            RecommendedAction = segment.RecommendedAction,
        }).ToList();
        var changed = wanted.Concat(BehindThem(wanted, stored))
            .Where(row => known.TryGetValue(row.SegmentName, out var before) && before != row)
            .ToList();

        // No two segments share a place, and engines differ on whether rows may change places within a statement.
        await new RowSet<SegmentRow>(dialect, "rfm", "Segment")
            .Whole("SegmentKey", row => row.SegmentKey)
            .Whole("SortOrder", row => -1 - row.SegmentKey)
            .UpdateAsync(
                changed.Where(row => known[row.SegmentName].SortOrder != row.SortOrder), transaction, cancellationToken);
        await Columns().UpdateAsync(changed, transaction, cancellationToken);
        await Columns()
            .Text("RuleSetName", _ => ruleSet.Name)
            .Text("SegmentName", row => row.SegmentName)
            .Text("SegmentLabel", row => $"{row.SegmentName} ({ruleSet.Name})", size: 220)
            .InsertAsync(wanted.Where(row => !known.ContainsKey(row.SegmentName)), transaction, cancellationToken);
        return [.. wanted.Select(row => row.SegmentKey)];
    }

    // A segment that the rules no longer have keeps its row, since earlier runs have it, and leaves its place to one that has it now.
    private static IEnumerable<SegmentRow> BehindThem(List<SegmentRow> wanted, List<SegmentRow> stored)
    {
        var names = wanted.Select(row => row.SegmentName).ToHashSet(StringComparer.Ordinal);
        var taken = wanted.Select(row => row.SortOrder).ToHashSet();
        var left = stored.Where(row => !names.Contains(row.SegmentName)).ToList();
        var next = wanted.Concat(left).Max(row => row.SortOrder);
        return left.Where(row => taken.Contains(row.SortOrder)).Select(row => row with { SortOrder = ++next });
    }

    private static int Floor(int sortOrder) => sortOrder / SortOrdersPerRuleSet * SortOrdersPerRuleSet;

    private RowSet<SegmentRow> Columns() => new RowSet<SegmentRow>(dialect, "rfm", "Segment")
        .Whole("SegmentKey", row => row.SegmentKey)
        .Whole("SortOrder", row => row.SortOrder)
        .Word("ColorHex", row => row.ColorHex, size: 7)
        .Text("Description", row => row.Description, size: 1000)
        .Text("RecommendedAction", row => row.RecommendedAction, size: 1000);

    private sealed record SegmentRow
    {
        public int SegmentKey { get; init; }

        public string SegmentName { get; init; } = "";

        public int SortOrder { get; init; }

        public string ColorHex { get; init; } = "";

        public string Description { get; init; } = "";

        public string RecommendedAction { get; init; } = "";
    }
}
