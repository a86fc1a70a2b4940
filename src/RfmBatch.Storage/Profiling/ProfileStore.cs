using System.Data;
using Dapper;
using RfmBatch.Core.Aggregation;
using RfmBatch.Core.Profiling;
using RfmBatch.Storage.Aggregation;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Profiling;

/// <summary>Reads what customers are profiled by: their attributes, and the categories of products they bought.</summary>
public sealed class ProfileStore(SqlDialect dialect)
{
    private const string ReadAttributes =
        """
        SELECT a.CustomerKey AS CustomerKey, a.AttributeName AS AttributeName, a.AttributeValue AS AttributeValue
        FROM {sales.CustomerAttribute} AS a
        LEFT JOIN {sales.PersonalAttribute} AS p ON p.AttributeName = a.AttributeName
        WHERE p.AttributeName IS NULL;
        """;

    private const string ReadCategories =
        "SELECT ProductKey, CategoryName FROM {sales.Product} WHERE CategoryName IS NOT NULL ORDER BY ProductKey;";

    /// <summary>Reads the attributes of a run's customers as they are now, and the categories they bought from in the window.</summary>
    /// <param name="customerKeys">The run's customers.</param>
    /// <param name="query">As-of, window and zero amounts count.</param>
    /// <param name="stamp">The newest load that counts.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <remarks>
    /// Streamed, because neither needs sorting or grouping by text: the server only filters, and adds up lines where that makes fewer rows.
    /// </remarks>
    public async Task<ProfileSource> ReadAsync(int[] customerKeys, SummaryQuery query, LoadStamp stamp, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(customerKeys);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(stamp);
        var rows = RowsByKey(customerKeys, stamp);
        return new ProfileSource(
            await ReadAttributesAsync(customerKeys.Length, rows, stamp, cancellationToken),
            await ReadPurchasesAsync(rows, query, stamp, cancellationToken));
    }

    // Keys are given without gaps, so a plain array is smaller than a dictionary.
    private static int[] RowsByKey(int[] customerKeys, LoadStamp stamp)
    {
        var rows = new int[stamp.LastCustomerKey - stamp.FirstCustomerKey + 1];
        Array.Fill(rows, -1);
        for (var row = 0; row < customerKeys.Length; row++)
        {
            rows[customerKeys[row] - stamp.FirstCustomerKey] = row;
        }

        return rows;
    }

    private async Task<IReadOnlyList<AttributeColumn>> ReadAttributesAsync(
        int customers, int[] rows, LoadStamp stamp, CancellationToken cancellationToken)
    {
        var attributes = new Dictionary<string, AttributeValues>(StringComparer.Ordinal);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(SqlDialect.Command(
            dialect.Resolve(ReadAttributes), null, cancellationToken, timeoutSeconds: SqlDialect.LongTimeoutSeconds));
        var read = 0;
        while (reader.Read())
        {
            // Customers that were loaded since are not in the run.
            var key = reader.GetInt32(0) - stamp.FirstCustomerKey;
            if (key >= 0 && key < rows.Length && rows[key] is >= 0 and var row)
            {
                var name = reader.GetString(1);
                if (!attributes.TryGetValue(name, out var values))
                {
                    attributes.Add(name, values = new AttributeValues(customers));
                }

                values.Set(row, reader.GetString(2));
            }

            if ((++read & 0xFFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        return [.. attributes.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value.ToColumn(pair.Key))];
    }

    private async Task<CategoryPurchases> ReadPurchasesAsync(
        int[] rows, SummaryQuery query, LoadStamp stamp, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var products = (await connection.QueryAsync<(int ProductKey, string CategoryName)>(SqlDialect.Command(
            dialect.Resolve(ReadCategories),
            null,
            cancellationToken))).AsList();
        if (products.Count == 0)
        {
            return CategoryPurchases.None;
        }

        var parameters = new DynamicParameters();
        dialect.AddDate(parameters, "AsOf", query.AsOf);
        dialect.AddDate(parameters, "WindowStart", query.WindowStart ?? DateOnly.MinValue);
        parameters.Add("LastLoadKey", stamp.LastLoadKey, DbType.Int32);
        parameters.Add("KeepZeroAmounts", query.KeepZeroAmounts ? 1 : 0, DbType.Int32);
        var pairs = new CategoryPairs(products);
        await using var reader = await connection.ExecuteReaderAsync(SqlDialect.Command(
            dialect.Text("Queries/Profile_ReadPurchase"), parameters, cancellationToken, timeoutSeconds: SqlDialect.LongTimeoutSeconds));
        var read = 0;
        while (reader.Read())
        {
            var key = reader.GetInt32(0) - stamp.FirstCustomerKey;
            if (key >= 0 && key < rows.Length && rows[key] is >= 0 and var row)
            {
                pairs.Add(row, reader.GetInt32(1));
            }

            if ((++read & 0xFFFF) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        return pairs.Finish();
    }
}
