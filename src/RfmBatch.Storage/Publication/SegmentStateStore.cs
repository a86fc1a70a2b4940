using System.Data;
using Dapper;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Publication;

/// <summary>Reads who was in which segment, from a run's rows or, after a purge, from the history.</summary>
public sealed class SegmentStateStore(SqlDialect dialect)
{
    private const string ReadOfRun =
        "SELECT CustomerKey, SegmentKey, RevenueAmount FROM {rfm.CustomerRfm} WHERE RunKey = @RunKey ORDER BY CustomerKey;";

    private const string ReadOnDay =
        """
        SELECT CustomerKey, SegmentKey FROM {rfm.CustomerSegmentHistory}
        WHERE ProgramKey = @ProgramKey AND ValidFromDate <= @OnDate AND ValidToDate >= @OnDate
        ORDER BY CustomerKey;
        """;

    /// <summary>The state of a run that has customer rows.</summary>
    public Task<SegmentState> ReadRunAsync(int runKey, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters();
        parameters.Add("RunKey", runKey, DbType.Int32);
        return ReadAsync(
            dialect.Resolve(ReadOfRun),
            parameters, hasRevenue: true, cancellationToken);
    }

    /// <summary>The state of the current run that speaks for a day.</summary>
    public Task<SegmentState> ReadDayAsync(int programKey, DateOnly day, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters();
        parameters.Add("ProgramKey", programKey, DbType.Int32);
        dialect.AddDate(parameters, "OnDate", day);
        return ReadAsync(
            dialect.Resolve(ReadOnDay),
            parameters, hasRevenue: false, cancellationToken);
    }

    private async Task<SegmentState> ReadAsync(
        string text, DynamicParameters parameters, bool hasRevenue, CancellationToken cancellationToken)
    {
        await using var rows = await dialect.OpenRowsAsync(text, parameters, cancellationToken);
        var customers = new List<int>();
        var segments = new List<int>();
        var revenue = new List<long>();
        while (rows.Read())
        {
            customers.Add(rows.GetInt32(0));
            segments.Add(rows.GetInt32(1));
            if (hasRevenue)
            {
                revenue.Add(rows.GetAmount(2));
            }
        }

        return new SegmentState([.. customers], [.. segments], hasRevenue ? [.. revenue] : null);
    }
}

/// <summary>Who was in which segment in one run, in columns, ascending by customer key.</summary>
/// <param name="CustomerKeys">Customers of the run.</param>
/// <param name="SegmentKeys">Their segments.</param>
/// <param name="RevenueAmounts">Their revenue in the run, ten-thousandths, or null where the run's customer rows were purged.</param>
public sealed record SegmentState(int[] CustomerKeys, int[] SegmentKeys, long[]? RevenueAmounts);
