using System.Data;
using System.Data.Common;
using Dapper;
using RfmBatch.Core.Segmentation;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Segmentation;

/// <summary>What plans may do with segments, <c>rfm.SegmentAction</c>: the newest content of every rule set.</summary>
internal sealed class SegmentActionStore(SqlDialect dialect)
{
    private const string DeleteActions = "DELETE FROM {rfm.SegmentAction} WHERE SegmentKey IN @SegmentKeys;";

    private const string ReadActions =
        """
        SELECT SegmentKey, ActionName, Channel, Offer, Reason, CostAmount, UpliftProbability
        FROM {rfm.SegmentAction}
        ORDER BY SegmentKey, Priority;
        """;

    /// <summary>Makes the stored actions equal to those given; what is equal already is not touched.</summary>
    public async Task WriteAsync(
        IReadOnlyList<(int SegmentKey, IReadOnlyList<SegmentAction> Actions)> segments,
        DbTransaction transaction,
        CancellationToken cancellationToken)
    {
        var stored = await ReadAsync(transaction, cancellationToken);
        var changed = segments.Where(segment => !segment.Actions.SequenceEqual(stored[segment.SegmentKey])).ToList();
        if (changed.Count == 0)
        {
            return;
        }

        await transaction.Connection!.ExecuteAsync(SqlDialect.Command(
            dialect.Resolve(DeleteActions),
            new { SegmentKeys = changed.Select(segment => segment.SegmentKey).ToList() },
            cancellationToken,
            transaction));
        await new RowSet<(int SegmentKey, int Priority, SegmentAction Action)>(dialect, "rfm", "SegmentAction")
            .Whole("SegmentKey", row => row.SegmentKey)
            .Text("ActionName", row => row.Action.Name)
            .Whole("Priority", row => row.Priority)
            .Text("Channel", row => row.Action.Channel, SegmentAction.MaxChannelLength)
            .Text("Offer", row => row.Action.Offer, SegmentAction.MaxTextLength)
            .Text("Reason", row => row.Action.Why, SegmentAction.MaxTextLength)
            .Amount("CostAmount", row => row.Action.CostAmount)
            .Number("UpliftProbability", row => row.Action.UpliftProbability)
            .InsertAsync(
                changed.SelectMany(segment => segment.Actions.Select((action, i) => (segment.SegmentKey, i + 1, action))),
                transaction,
                cancellationToken);
    }

    private async Task<ILookup<int, SegmentAction>> ReadAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        await using var reader = await transaction.Connection!.ExecuteReaderAsync(SqlDialect.Command(
            dialect.Resolve(ReadActions),
            null,
            cancellationToken,
            transaction));
        var rows = new List<(int SegmentKey, SegmentAction Action)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add((reader.GetInt32(0), new SegmentAction(
                reader.GetString(1),
                reader.GetString(2),
                reader.GetString(3),
                reader.GetString(4),
                dialect.ReadAmount(reader, 5),
                reader.GetDouble(6))));
        }

        return rows.ToLookup(row => row.SegmentKey, row => row.Action);
    }
}
