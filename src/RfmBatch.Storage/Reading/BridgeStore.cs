using System.Data;
using System.Data.Common;
using Dapper;
using RfmBatch.Core.Reading;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Reading;

/// <summary>What two runs are compared by, and the outcome, <c>rfm.RevenueBridge</c>.</summary>
public sealed class BridgeStore(SqlDialect dialect)
{
    private const string ReadCustomers =
        """
        SELECT CustomerKey, SegmentKey, OrderCount, RevenueAmount
        FROM {rfm.CustomerRfm}
        WHERE RunKey = @RunKey
        ORDER BY CustomerKey;
        """;

    private const string ReadSegmentNames = "SELECT SegmentKey, SegmentName FROM {rfm.Segment} ORDER BY SortOrder;";

    private const string ReadCustomerId = "SELECT CustomerId FROM {sales.Customer} WHERE CustomerKey = @CustomerKey;";

    private const string DeleteBridge = "DELETE FROM {rfm.RevenueBridge} WHERE FromRunKey = @FromRunKey AND ToRunKey = @ToRunKey;";

    /// <summary>The customers of a run that has customer rows.</summary>
    public async Task<ComparedCustomers> ReadCustomersAsync(int runKey, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(SqlDialect.Command(
            dialect.Resolve(ReadCustomers),
            new { RunKey = runKey }, cancellationToken, timeoutSeconds: SqlDialect.LongTimeoutSeconds));
        var (customers, segments, orders, revenues) = (new List<int>(), new List<int>(), new List<int>(), new List<long>());
        while (reader.Read())
        {
            customers.Add(reader.GetInt32(0));
            segments.Add(reader.GetInt32(1));
            orders.Add(reader.GetInt32(2));
            revenues.Add(dialect.ReadAmount(reader, 3));
        }

        return new ComparedCustomers([.. customers], [.. segments], [.. orders], [.. revenues]);
    }

    /// <summary>Names of all segments by key.</summary>
    public async Task<IReadOnlyDictionary<int, string>> ReadSegmentNamesAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<(int Key, string Name)>(SqlDialect.Command(
            dialect.Resolve(ReadSegmentNames), null, cancellationToken));
        return rows.ToDictionary(row => row.Key, row => row.Name);
    }

    /// <summary>Ids of a few customers by key.</summary>
    public async Task<IReadOnlyDictionary<int, string>> ReadCustomerIdsAsync(
        IEnumerable<int> customerKeys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(customerKeys);
        var ids = new Dictionary<int, string>();
        await using var connection = await dialect.OpenAsync(cancellationToken);
        foreach (var key in customerKeys)
        {
            ids[key] = await connection.QuerySingleAsync<string>(SqlDialect.Command(
                dialect.Resolve(ReadCustomerId),
                new { CustomerKey = key },
                cancellationToken));
        }

        return ids;
    }

    /// <summary>Replaces what is stored of a pair of runs.</summary>
    public async Task ReplaceAsync(
        int programKey, int fromRunKey, int toRunKey, bool isComparable, RevenueBridge bridge, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bridge);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
        await connection.ExecuteAsync(SqlDialect.Command(
            dialect.Resolve(DeleteBridge),
            new { FromRunKey = fromRunKey, ToRunKey = toRunKey },
            cancellationToken,
            transaction));
        await new RowSet<BridgePart>(dialect, "rfm", "RevenueBridge")
            .Whole("FromRunKey", _ => fromRunKey)
            .Whole("ToRunKey", _ => toRunKey)
            .Whole("SegmentKey", part => part.SegmentKey)
            .Word("Component", part => part.Component.ToString(), size: 20)
            .Whole("OtherSegmentKey", part => part.OtherSegmentKey)
            .Whole("ProgramKey", _ => programKey)
            .Flag("IsComparable", _ => isComparable)
            .Whole("CustomerCount", part => part.CustomerCount)
            .Amount("ChangeAmount", part => part.ChangeAmount)
            .InsertAsync(bridge.Parts, transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
