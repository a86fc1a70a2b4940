using System.Data;
using Dapper;
using RfmBatch.Core;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Specification.Runs;

/// <summary>Puts transactions into a store without the loader, as one completed load.</summary>
public static class SaleSeeder
{
    public static async Task LoadAsync(
        RfmStore store,
        IReadOnlyList<Sale> sales,
        CancellationToken cancellationToken,
        IReadOnlyDictionary<string, string>? countries = null)
    {
        var dialect = store.Dialect;
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
        Task<int> ExecuteAsync(string text, DynamicParameters parameters) =>
            connection.ExecuteAsync(SqlDialect.Command(text, parameters, cancellationToken, transaction));

        var load = new DynamicParameters();
        dialect.AddInstant(load, "At", DateTimeOffset.UnixEpoch);
        dialect.AddDate(load, "First", sales.Min(sale => sale.Date));
        dialect.AddDate(load, "Last", sales.Max(sale => sale.Date));
        load.Add("Rows", sales.Count, DbType.Int64);
        dialect.AddAmount(load, "Amount", sales.Sum(sale => Amount.FromDecimal(sale.Amount)));
        await ExecuteAsync(
            $"INSERT INTO {dialect.ObjectName("etl", "Load")} (LoadKind, SourceName, Status, StartedAt, FinishedAt, RowsRead, RowsLoaded, "
            + $"RowsDropped, RowsRejected, AmountLoaded, FirstOrderDate, LastOrderDate, OptionsJson) VALUES ('transactions', 'test', "
            + $"'Completed', @At, @At, @Rows, @Rows, 0, 0, @Amount, @First, @Last, '{{}}');",
            load);
        var loadKey = await connection.ExecuteScalarAsync<int>(
            SqlDialect.Command($"SELECT MAX(LoadKey) FROM {dialect.ObjectName("etl", "Load")};", null, cancellationToken, transaction));
        var saleKey = await connection.ExecuteScalarAsync<long?>(
            SqlDialect.Command(
                $"SELECT MAX(SaleKey) FROM {dialect.ObjectName("sales", "SalesTransaction")};", null, cancellationToken, transaction))
            ?? 0;
        var customer = dialect.ObjectName("sales", "Customer");
        var known = (await connection.QueryAsync<(string Id, int Key)>(
            SqlDialect.Command($"SELECT CustomerId, CustomerKey FROM {customer};", null, cancellationToken, transaction))).ToDictionary(
            row => row.Id, row => row.Key, StringComparer.Ordinal);
        foreach (var id in sales.Select(sale => sale.CustomerId).Distinct().Where(id => !known.ContainsKey(id)))
        {
            var parameters = new DynamicParameters();
            parameters.Add("CustomerId", id, DbType.String, size: 100);
            await ExecuteAsync($"INSERT INTO {customer} (CustomerId) VALUES (@CustomerId);", parameters);
        }

        known = (await connection.QueryAsync<(string Id, int Key)>(
            SqlDialect.Command($"SELECT CustomerId, CustomerKey FROM {customer};", null, cancellationToken, transaction))).ToDictionary(
            row => row.Id, row => row.Key, StringComparer.Ordinal);
        foreach (var sale in sales)
        {
            var parameters = new DynamicParameters();
            parameters.Add("CustomerKey", known[sale.CustomerId], DbType.Int32);
            parameters.Add("SaleKey", ++saleKey, DbType.Int64);
            parameters.Add("OrderId", sale.OrderId, DbType.String, size: 100);
            parameters.Add("IsReturn", sale.IsReturn, DbType.Boolean);
            parameters.Add("LoadKey", loadKey, DbType.Int32);
            dialect.AddDate(parameters, "OrderDate", sale.Date);
            dialect.AddAmount(parameters, "Amount", Amount.FromDecimal(sale.Amount));
            await ExecuteAsync(
                $"INSERT INTO {dialect.ObjectName("sales", "SalesTransaction")} (CustomerKey, SaleKey, ProductKey, OrderDate, OrderId, "
                + $"Amount, IsReturn, LoadKey) VALUES (@CustomerKey, @SaleKey, 0, @OrderDate, @OrderId, @Amount, @IsReturn, @LoadKey);",
                parameters);
        }

        var days = new DynamicParameters();
        days.Add("LoadKey", loadKey, DbType.Int32);
        await ExecuteAsync(
            dialect.Resolve(
                "INSERT INTO {sales.LoadDay} (LoadKey, OrderDate, RowsLoaded, AmountLoaded, SalesAmount) SELECT t.LoadKey, t.OrderDate, "
                + "COUNT(*), SUM(t.Amount), SUM(CASE WHEN t.IsReturn = 0 THEN t.Amount ELSE 0 END) FROM {sales.SalesTransaction} AS t "
                + "WHERE t.LoadKey = @LoadKey GROUP BY t.LoadKey, t.OrderDate;"),
            days);
        foreach (var (id, country) in countries ?? new Dictionary<string, string>())
        {
            var parameters = new DynamicParameters();
            parameters.Add("CustomerKey", known[id], DbType.Int32);
            parameters.Add("Country", country, DbType.String, size: 100);
            dialect.AddDate(parameters, "Day", new DateOnly(2000, 1, 1));
            await ExecuteAsync(
                $"INSERT INTO {dialect.ObjectName("sales", "CustomerAttribute")} (CustomerKey, AttributeName, AttributeValue, "
                + $"ValidFromDate, LastSeenDate) VALUES (@CustomerKey, 'Country', @Country, @Day, @Day);",
                parameters);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
