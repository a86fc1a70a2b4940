using System.Data;
using Dapper;
using RfmBatch.Core;
using RfmBatch.Core.Operations;
using RfmBatch.Storage.Aggregation;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Operations;

/// <summary>Reads what checks of data that jumped look at: loads by day, orders by their span, and what was accepted.</summary>
public sealed class LoadHistoryStore(SqlDialect dialect)
{
    private const string ReadRunning = "SELECT l.LoadKey AS LoadKey FROM {etl.Load} AS l WHERE l.Status = 'Running' ORDER BY l.LoadKey;";

    // A published run with a failed check of severity Error was accepted with it.
    private const string ReadAccepted =
        """
        SELECT q.CheckId AS CheckId, q.SubjectText AS SubjectText, q.RunKey AS RunKey
        FROM {rfm.QualityCheck} AS q INNER JOIN {etl.Run} AS r ON r.RunKey = q.RunKey
        WHERE q.SubjectText IS NOT NULL AND q.Severity = 'Error' AND q.Passed = 0 AND r.Status = 'Published'
        ORDER BY q.RunKey, q.CheckId;
        """;

    // Of so many customers at least the orders are grouped.
    private const int CustomersToGroup = 20_000;

    // What a finding names.
    private const int MostOrders = 10;

    /// <summary>Loads with their days, and what was accepted in spite of them.</summary>
    /// <param name="asOf">First day not observed.</param>
    /// <param name="lastLoadKey">Newest load that counts.</param>
    /// <param name="seenLoadKey">Newest load that the last published run before had seen.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<LoadHistory> ReadAsync(DateOnly asOf, int lastLoadKey, int seenLoadKey, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        List<LoadOfDays> loads = [];
        List<LoadedDay> days = [];
        await using (var reader = await connection.ExecuteReaderAsync(SqlDialect.Command(
            dialect.Text("Queries/LoadDay_Read"),
            Parameters(asOf, lastLoadKey),
            cancellationToken,
            timeoutSeconds: SqlDialect.LongTimeoutSeconds)))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                var loadKey = reader.GetInt32(0);
                if (loads.Count == 0 || loads[^1].LoadKey != loadKey)
                {
                    days = [];
                    loads.Add(new LoadOfDays(loadKey, reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetString(2), days));
                }

                days.Add(new LoadedDay(
                    dialect.ReadDay(reader, 3), reader.GetInt64(4), dialect.ReadAmount(reader, 5), dialect.ReadAmount(reader, 6)));
            }
        }

        var accepted = await connection.QueryAsync<(string CheckId, string SubjectText, int RunKey)>(
            SqlDialect.Command(dialect.Resolve(ReadAccepted), null, cancellationToken));
        return new LoadHistory(loads, seenLoadKey)
        {
            Accepted =
            [
                .. accepted.SelectMany(row => row.SubjectText.Split('\n').Select(subject =>
                    new AcceptedSubject(row.CheckId, subject, row.RunKey)))
            ],
        };
    }

    /// <summary>The first orders of the last days.</summary>
    /// <param name="firstDay">The first of these days, since 1970-01-01.</param>
    /// <param name="asOf">First day not observed.</param>
    /// <param name="lastLoadKey">Newest load that counts.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<StrayRow>> ReadOrdersAsync(
        int firstDay, DateOnly asOf, int lastLoadKey, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var parameters = Parameters(asOf, lastLoadKey);
        dialect.AddDate(parameters, "FirstDate", Day.ToDate(firstDay));
        List<StrayRow> orders = [];
        await using var reader = await connection.ExecuteReaderAsync(SqlDialect.Command(
            dialect.Text("Queries/LoadDay_ReadOrder"), parameters, cancellationToken, timeoutSeconds: SqlDialect.LongTimeoutSeconds));
        while (orders.Count < MostOrders && await reader.ReadAsync(cancellationToken))
        {
            orders.Add(new StrayRow(reader.GetInt32(0), reader.GetString(1), dialect.ReadDay(reader, 2)));
        }

        return orders;
    }

    /// <summary>Orders by the days that their sales span; of more than 40,000 customers a part.</summary>
    /// <param name="asOf">First day not observed.</param>
    /// <param name="stamp">Newest load that counts, and the range of customer keys.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<OrderSpans> ReadSpansAsync(DateOnly asOf, LoadStamp stamp, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stamp);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var parameters = Parameters(asOf, stamp.LastLoadKey);
        var step = Math.Max(1, (stamp.LastCustomerKey - stamp.FirstCustomerKey + 1) / CustomersToGroup);
        parameters.Add("Step", step, DbType.Int32);
        parameters.Add("MostDays", OrderSpans.MostDays, DbType.Int32);
        var (orders, spanning) = await connection.QuerySingleAsync<(long OrderCount, long LongCount)>(SqlDialect.Command(
            dialect.Text("Queries/Order_CountSpans"), parameters, cancellationToken, timeoutSeconds: SqlDialect.LongTimeoutSeconds));
        return new OrderSpans(orders, spanning, step);
    }

    private DynamicParameters Parameters(DateOnly asOf, int lastLoadKey)
    {
        var parameters = new DynamicParameters();
        dialect.AddDate(parameters, "AsOf", asOf);
        parameters.Add("LastLoadKey", lastLoadKey, DbType.Int32);
        return parameters;
    }

    /// <summary>Loads that are at work, or were killed; ascending.</summary>
    public async Task<IReadOnlyList<int>> ReadRunningAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<int>(
            SqlDialect.Command(dialect.Resolve(ReadRunning), null, cancellationToken))).AsList();
    }
}
