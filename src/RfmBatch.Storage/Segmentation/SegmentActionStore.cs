using System.Data;
using System.Data.Common;
using Dapper;
using RfmBatch.Core.Segmentation;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Segmentation;

/// <summary>What plans may do with segments, <c>rfm.SegmentAction</c>: the newest content of every rule set.</summary>
internal sealed class SegmentActionStore(SqlDialect dialect)
{
    private string Table => dialect.ObjectName("rfm", "SegmentAction");

    /// <summary>Makes the stored actions equal to those given; what is equal already is not touched.</summary>
    public async Task WriteAsync(IReadOnlyList<(int SegmentKey, IReadOnlyList<SegmentAction> Actions)> segments, DbTransaction transaction, CancellationToken cancellationToken)
    {
        var stored = await ReadAsync(transaction, cancellationToken);
        foreach (var (segmentKey, actions) in segments.Where(segment => !segment.Actions.SequenceEqual(stored[segment.SegmentKey])))
        {
            await transaction.Connection!.ExecuteAsync(SqlDialect.Command($"DELETE FROM {Table} WHERE SegmentKey = @SegmentKey;", new { SegmentKey = segmentKey }, cancellationToken, transaction));
            for (var i = 0; i < actions.Count; i++)
            {
                await transaction.Connection!.ExecuteAsync(SqlDialect.Command(dialect.Text("Queries/Action_Insert"), Parameters(segmentKey, i + 1, actions[i]), cancellationToken, transaction));
            }
        }
    }

    private async Task<ILookup<int, SegmentAction>> ReadAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        await using var reader = await transaction.Connection!.ExecuteReaderAsync(SqlDialect.Command(
            $"SELECT SegmentKey, ActionName, Channel, Offer, Reason, CostAmount, UpliftProbability FROM {Table} ORDER BY SegmentKey, Priority;", null, cancellationToken, transaction));
        var rows = new List<(int SegmentKey, SegmentAction Action)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add((reader.GetInt32(0), new SegmentAction(reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), dialect.ReadAmount(reader, 5), reader.GetDouble(6))));
        }

        return rows.ToLookup(row => row.SegmentKey, row => row.Action);
    }

    private DynamicParameters Parameters(int segmentKey, int priority, SegmentAction action)
    {
        var parameters = new DynamicParameters();
        parameters.Add("SegmentKey", segmentKey, DbType.Int32);
        parameters.Add("ActionName", action.Name, DbType.String, size: 100);
        parameters.Add("Priority", priority, DbType.Int32);
        parameters.Add("Channel", action.Channel, DbType.String, size: 100);
        parameters.Add("Offer", action.Offer, DbType.String, size: 400);
        parameters.Add("Reason", action.Why, DbType.String, size: 400);
        dialect.AddAmount(parameters, "CostAmount", action.CostAmount);
        parameters.Add("UpliftProbability", action.UpliftProbability, DbType.Double);
        return parameters;
    }
}
