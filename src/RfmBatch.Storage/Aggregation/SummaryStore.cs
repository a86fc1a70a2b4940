using System.Data;
using Dapper;
using RfmBatch.Core;
using RfmBatch.Core.Aggregation;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Aggregation;

/// <summary>Reads what a run is computed from.</summary>
/// <param name="dialect">The engine.</param>
/// <param name="readerCount">Connections that share the reading, each a range of customer keys; 1 where the server itself runs in
/// parallel.</param>
/// <param name="addsUpLines">True where the engine runs in this process: lines cost nothing to send then, and are added up here faster than
/// by its GROUP BY.</param>
public sealed class SummaryStore(SqlDialect dialect, int readerCount, bool addsUpLines)
{
    // A load changes attributes and its own status together; forgetting a customer only takes attributes away.
    private const string ReadAttributeStamp =
        """
        SELECT (SELECT COALESCE(MAX(l.LoadKey), 0) AS LoadKey FROM {etl.Load} AS l WHERE l.Status = 'Completed') AS LastLoadKey,
            (SELECT COUNT(*) AS AttributeCount FROM {sales.CustomerAttribute} AS a) AS AttributeCount;
        """;

    private const string ListAttributeNames = "SELECT DISTINCT a.AttributeName AS AttributeName FROM {sales.CustomerAttribute} AS a;";

    // Put beside the customers added up by Summary_Read or Sale_ReadLine, which come in the same order.
    private const string ReadIds =
        """
        SELECT c.CustomerKey AS CustomerKey, c.CustomerId AS CustomerId FROM {sales.Customer} AS c
        WHERE c.CustomerKey BETWEEN @FromKey AND @ToKey ORDER BY c.CustomerKey;
        """;

    // Of a million customers sixteen ranges double a few times from here; small runs stay small.
    private const int FirstCapacity = 4096;

    /// <summary>What has been loaded so far.</summary>
    public async Task<LoadStamp> ReadStampAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(
            SqlDialect.Command(dialect.Text("Queries/Summary_ReadStamp"), null, cancellationToken));
        await reader.ReadAsync(cancellationToken);
        return new LoadStamp(
            reader.GetInt32(0),
            reader.IsDBNull(1) ? null : Day.ToDate(dialect.ReadDay(reader, 1)),
            reader.IsDBNull(2) ? null : Day.ToDate(dialect.ReadDay(reader, 2)),
            reader.GetInt32(3),
            reader.GetInt32(4));
    }

    /// <summary>Reads the population, ordered by customer id.</summary>
    /// <param name="query">What to read.</param>
    /// <param name="stamp">The newest load that counts, and the range of customer keys.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <remarks>
    /// Loads follow one another, so the newest key that counts makes all connections see the same transactions, whatever is loaded
    /// meanwhile.
    /// </remarks>
    public async Task<CustomerSummaryTable> ReadAsync(SummaryQuery query, LoadStamp stamp, CancellationToken cancellationToken) =>
        (await ReadAsync<ISaleLineReader>(query, stamp, null, cancellationToken)).Summary;

    /// <summary>The same; where the store adds lines up, others may see them on the way.</summary>
    /// <param name="query">What to read.</param>
    /// <param name="stamp">The newest load that counts, and the range of customer keys.</param>
    /// <param name="begin">Gives what else receives the lines of a range, or null; ranges are read side by side.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The population, and what received the lines, by range; null where the server adds up.</returns>
    public async Task<(CustomerSummaryTable Summary, IReadOnlyList<T>? Readers)> ReadAsync<T>(
        SummaryQuery query, LoadStamp stamp, Func<T>? begin, CancellationToken cancellationToken)
        where T : class, ISaleLineReader
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(stamp);
        var readers = new RangeReaders(readerCount);
        if (!addsUpLines)
        {
            return (
                SummaryColumns.Merge(
                    await readers.ReadAsync(stamp, (range, token) => ReadRangeAsync(query, stamp, range, token), cancellationToken)),
                null);
        }

        var parts = await readers.ReadAsync(
            stamp,
            async (range, token) =>
            {
                var reader = begin?.Invoke();
                return (Columns: await AddUpRangeAsync(query, stamp, range, reader, token), Reader: reader);
            },
            cancellationToken);
        return (
            SummaryColumns.Merge([.. parts.Select(part => part.Columns)]), begin is null ? null : [.. parts.Select(part => part.Reader!)]);
    }

    /// <summary>Sales and returns of the same population and window, summed by a query of its own; ten-thousandths.</summary>
    public async Task<(long SalesAmount, long ReturnAmount)> SumRevenueAsync(
        SummaryQuery query, LoadStamp stamp, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(SqlDialect.Command(
            PopulationText(dialect, "Queries/Summary_SumRevenue", query),
            Parameters(query, stamp),
            cancellationToken,
            timeoutSeconds: SqlDialect.LongTimeoutSeconds));
        await reader.ReadAsync(cancellationToken);
        return (dialect.ReadAmount(reader, 0), dialect.ReadAmount(reader, 1));
    }

    /// <summary>Whether customers' attributes were changed between two looks; a filter is looked up by each query anew.</summary>
    public async Task<AttributeStamp> ReadAttributeStampAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var (loadKey, count) = await connection.QuerySingleAsync<(int LastLoadKey, int AttributeCount)>(
            SqlDialect.Command(
                dialect.Resolve(ReadAttributeStamp),
                null,
                cancellationToken,
                timeoutSeconds: SqlDialect.LongTimeoutSeconds));
        return new AttributeStamp(loadKey, count);
    }

    /// <summary>Attributes that any customer has, by name: what a filter can name.</summary>
    public async Task<IReadOnlyList<string>> ListAttributeNamesAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var names = await connection.QueryAsync<string>(SqlDialect.Command(
            dialect.Resolve(ListAttributeNames), null, cancellationToken, timeoutSeconds: SqlDialect.LongTimeoutSeconds));
        return [.. names.Order(StringComparer.Ordinal)];
    }

    /// <summary>The parameters that say which transactions belong to a population.</summary>
    internal static DynamicParameters PopulationParameters(SqlDialect dialect, SummaryQuery query, LoadStamp stamp)
    {
        var parameters = new DynamicParameters();
        dialect.AddDate(parameters, "AsOf", query.AsOf);
        parameters.Add("LastLoadKey", stamp.LastLoadKey, DbType.Int32);
        parameters.Add("KeepZeroAmounts", query.KeepZeroAmounts ? 1 : 0, DbType.Int32);
        if (query.Filter is { } filter)
        {
            parameters.Add("AttributeName", filter.AttributeName, DbType.String, size: 100);
            parameters.Add("AttributeValue", filter.AttributeValue, DbType.String, size: 100);
        }

        return parameters;
    }

    /// <summary>The text of a query over a population, which may be filtered.</summary>
    internal static string PopulationText(SqlDialect dialect, string name, SummaryQuery query) =>
        query.Filter is null ? dialect.Sql.TextWithoutFilter(name) : dialect.Text(name);

    internal static void AddRange(DynamicParameters parameters, CustomerKeyRange range)
    {
        parameters.Add("FromKey", range.From, DbType.Int32);
        parameters.Add("ToKey", range.To, DbType.Int32);
    }

    private async Task<SummaryColumns> ReadRangeAsync(
        SummaryQuery query, LoadStamp stamp, CustomerKeyRange range, CancellationToken cancellationToken)
    {
        var parameters = Parameters(query, stamp);
        AddRange(parameters, range);
        var columns = new SummaryColumns(FirstCapacity);
        var text = PopulationText(dialect, query.CountDays ? "Queries/Summary_ReadDays" : "Queries/Summary_Read", query);
        await using (var rows = await dialect.OpenRowsAsync(text, parameters, cancellationToken))
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

        await AddIdsAsync(columns, range, cancellationToken);
        return columns;
    }

    private async Task<SummaryColumns> AddUpRangeAsync(
        SummaryQuery query, LoadStamp stamp, CustomerKeyRange range, ISaleLineReader? beside, CancellationToken cancellationToken)
    {
        var columns = new SummaryColumns(FirstCapacity);
        var summary = new SaleLineSummary(query, columns, beside);
        await new SaleLineSource(dialect).ReadAsync(query, stamp, range, summary, cancellationToken);
        summary.EndCustomer();
        await AddIdsAsync(columns, range, cancellationToken);
        return columns;
    }

    private async Task AddIdsAsync(SummaryColumns columns, CustomerKeyRange range, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters();
        AddRange(parameters, range);
        await using var ids = await dialect.OpenRowsAsync(dialect.Resolve(ReadIds), parameters, cancellationToken);
        columns.AddIds(ids);
    }

    private DynamicParameters Parameters(SummaryQuery query, LoadStamp stamp)
    {
        var parameters = PopulationParameters(dialect, query, stamp);
        dialect.AddDate(parameters, "WindowStart", query.WindowStart ?? DateOnly.MinValue);
        return parameters;
    }
}

/// <summary>Equal where customers' attributes were not changed between two looks.</summary>
/// <param name="LastLoadKey">Key of the newest completed load.</param>
/// <param name="AttributeCount">Attributes of all customers; forgetting a customer lowers it.</param>
public sealed record AttributeStamp(int LastLoadKey, int AttributeCount);

/// <summary>What has been loaded so far: a run counts no transaction of a later load, whatever is loaded while it reads.</summary>
/// <param name="LastLoadKey">Key of the newest completed load.</param>
/// <param name="FirstOrderDate">First transaction of the store, or null where nothing is loaded.</param>
/// <param name="LastOrderDate">Last transaction of the store, or null where nothing is loaded.</param>
/// <param name="FirstCustomerKey">Smallest customer key.</param>
/// <param name="LastCustomerKey">Largest customer key.</param>
public sealed record LoadStamp(
    int LastLoadKey, DateOnly? FirstOrderDate, DateOnly? LastOrderDate, int FirstCustomerKey, int LastCustomerKey);
