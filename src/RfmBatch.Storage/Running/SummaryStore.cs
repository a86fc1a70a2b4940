using System.Data;
using Dapper;
using RfmBatch.Core;
using RfmBatch.Core.Aggregation;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Running;

/// <summary>Reads what a run is computed from.</summary>
/// <param name="dialect">The engine.</param>
/// <param name="readerCount">Connections that share the aggregate query, each a range of customer keys; 1 where the server itself runs in parallel.</param>
public sealed class SummaryStore(SqlDialect dialect, int readerCount)
{
    // Below this a second connection costs more than it saves.
    private const int MinCustomersPerRange = 20_000;

    // Customers who came early have more transactions: whoever is done with a range takes the next.
    private const int RangesPerReader = 8;

    // Of a million customers sixteen ranges double a few times from here; small runs stay small.
    private const int FirstCapacity = 4096;

    /// <summary>What has been loaded so far.</summary>
    public async Task<LoadStamp> ReadStampAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(SqlDialect.Command(dialect.Text("Queries/Summary_ReadStamp"), null, cancellationToken));
        await reader.ReadAsync(cancellationToken);
        return new LoadStamp(
            reader.GetInt32(0),
            reader.IsDBNull(1) ? null : Day.ToDate(dialect.ReadDay(reader, 1)),
            reader.IsDBNull(2) ? null : Day.ToDate(dialect.ReadDay(reader, 2)),
            reader.GetInt32(3),
            reader.GetInt32(4));
    }

    /// <summary>Runs the one aggregate query and returns the population, ordered by customer id.</summary>
    /// <param name="query">What to read.</param>
    /// <param name="stamp">The newest load that counts, and the range of customer keys.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <remarks>Loads follow one another, so the newest key that counts makes all connections see the same transactions, whatever is loaded meanwhile.</remarks>
    public async Task<CustomerSummaryTable> ReadAsync(SummaryQuery query, LoadStamp stamp, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(stamp);
        var ranges = Ranges(stamp);
        var parts = new SummaryColumns[ranges.Count];
        var readers = new ParallelOptions { MaxDegreeOfParallelism = readerCount, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, ranges.Count, readers, async (range, token) => parts[range] = await ReadRangeAsync(query, stamp, ranges[range].From, ranges[range].To, token));
        return SummaryColumns.Merge(parts);
    }

    /// <summary>Sales and returns of the same population and window, summed by a query of its own; ten-thousandths.</summary>
    public async Task<(long SalesAmount, long ReturnAmount)> SumRevenueAsync(SummaryQuery query, LoadStamp stamp, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(SqlDialect.Command(
            dialect.Text("Queries/Summary_SumRevenue"), Parameters(query, stamp), cancellationToken, timeoutSeconds: SqlDialect.LongTimeoutSeconds));
        await reader.ReadAsync(cancellationToken);
        return (dialect.ReadAmount(reader, 0), dialect.ReadAmount(reader, 1));
    }

    /// <summary>Whether customers' attributes were changed between two looks; a filter is looked up by each query anew.</summary>
    public async Task<AttributeStamp> ReadAttributeStampAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var (loadKey, count) = await connection.QuerySingleAsync<(int LastLoadKey, int AttributeCount)>(
            SqlDialect.Command(dialect.Text("Queries/Summary_ReadAttributeStamp"), null, cancellationToken, timeoutSeconds: SqlDialect.LongTimeoutSeconds));
        return new AttributeStamp(loadKey, count);
    }

    /// <summary>The parameters that say which transactions belong to a population.</summary>
    internal static DynamicParameters PopulationParameters(SqlDialect dialect, SummaryQuery query, LoadStamp stamp)
    {
        var parameters = new DynamicParameters();
        dialect.AddDate(parameters, "AsOf", query.AsOf);
        parameters.Add("LastLoadKey", stamp.LastLoadKey, DbType.Int32);
        parameters.Add("KeepZeroAmounts", query.KeepZeroAmounts ? 1 : 0, DbType.Int32);
        parameters.Add("AttributeName", query.Filter?.AttributeName, DbType.String, size: 100);
        parameters.Add("AttributeValue", query.Filter?.AttributeValue, DbType.String, size: 100);
        return parameters;
    }

    private async Task<SummaryColumns> ReadRangeAsync(SummaryQuery query, LoadStamp stamp, int fromKey, int toKey, CancellationToken cancellationToken)
    {
        var parameters = Parameters(query, stamp);
        parameters.Add("FromKey", fromKey, DbType.Int32);
        parameters.Add("ToKey", toKey, DbType.Int32);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var columns = new SummaryColumns(FirstCapacity);
        await using (var rows = await dialect.OpenRowsAsync(connection, dialect.Text(query.CountDays ? "Queries/Summary_ReadDays" : "Queries/Summary_Read"), parameters, cancellationToken))
        {
            for (var count = 1; rows.Read(); count++)
            {
                columns.Add(rows);
                if ((count & 0xFFFF) == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }
        }

        await using var ids = await dialect.OpenRowsAsync(connection, dialect.Text("Queries/Summary_ReadIds"), parameters, cancellationToken);
        columns.AddIds(ids);
        return columns;
    }

    private DynamicParameters Parameters(SummaryQuery query, LoadStamp stamp)
    {
        var parameters = PopulationParameters(dialect, query, stamp);
        dialect.AddDate(parameters, "WindowStart", query.WindowStart ?? DateOnly.MinValue);
        return parameters;
    }

    private List<(int From, int To)> Ranges(LoadStamp stamp)
    {
        var customers = (long)stamp.LastCustomerKey - stamp.FirstCustomerKey + 1;
        var count = readerCount == 1 ? 1 : Math.Clamp(customers / MinCustomersPerRange, 1, readerCount * RangesPerReader);
        var ranges = new List<(int From, int To)>();
        for (var i = 0; i < count; i++)
        {
            ranges.Add((
                (int)(stamp.FirstCustomerKey + (customers * i / count)),
                (int)(stamp.FirstCustomerKey + (customers * (i + 1) / count) - 1)));
        }

        return ranges;
    }
}
