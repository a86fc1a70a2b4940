using System.Text;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Loading;
using RfmBatch.Core;

namespace RfmBatch.Storage.Specification;

/// <summary>What contracts of loading share: a store without data, and short ways to load a text and to look at what came of it.</summary>
public abstract class LoadingContractBase : StoreContract
{
    protected const string Header = "customer,order,date,amount\n";

    protected LoadingContractBase(StoreFixture fixture)
        : base(fixture)
    {
    }

    /// <summary>The day of every load.</summary>
    protected static FixedClock Clock { get; } = new(new DateTimeOffset(2012, 1, 2, 3, 4, 5, TimeSpan.Zero));

    /// <summary>The class's store without data: deploying a store of its own for each test would take longer than the tests.</summary>
    protected async Task<RfmStore> FreshAsync()
    {
        await using var connection = await Store.Dialect.OpenAsync(Cancellation);
        foreach (string table in (string[])[
            "sales.SalesTransaction", "sales.CustomerAttribute", "sales.Customer", "sales.LoadDay", "sales.LoadOverlap",
            "sales.RestoredDay", "sales.LoadCustomer", "sales.LoadAttribute", "sales.LoadProduct", "etl.CalendarDate",
            "etl.RejectShape", "etl.RejectedRow", "etl.Load"
        ])
        {
            await connection.ExecuteAsync(Named(Store, $"DELETE FROM {{{table}}}"));
        }

        await connection.ExecuteAsync(Named(Store, "DELETE FROM {sales.Product} WHERE ProductKey <> 0"));
        await connection.ExecuteAsync(Named(Store, "INSERT INTO {sales.LoadProduct} (LoadKey, ProductKey) VALUES (0, 0)"));
        return Store;
    }

    protected static Task<LoadOutcome> LoadAsync(RfmStore store, TransactionFileRequest request) =>
        new TransactionLoader(store, Clock, NullLogger.Instance).LoadFileAsync(request, null, Cancellation);

    protected static async Task<LoadOutcome> LoadTextAsync(
        RfmStore store, string text, TransactionFileRequest? request = null, Encoding? encoding = null)
    {
        var folder = Directory.CreateTempSubdirectory("rfmbatch-");
        try
        {
            var path = Path.Combine(folder.FullName, "x.csv");
            await File.WriteAllTextAsync(path, text, encoding ?? new UTF8Encoding(false), Cancellation);
            return await LoadAsync(store, (request ?? new TransactionFileRequest { Path = "" }) with { Path = path });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    protected static Task<LoadOutcome> LoadTableAsync(RfmStore store, TransactionTableRequest request) =>
        new TransactionLoader(store, Clock, NullLogger.Instance).LoadTableAsync(request, Cancellation);

    /// <summary>A table of sales, from rows written as lists of SQL literals.</summary>
    protected static async Task<string> CreateTableAsync(
        RfmStore store, string name, string dateType, string numberType, params string[] rows)
    {
        var isSqlite = store.Dialect.EngineName == "Sqlite";
        var table = isSqlite ? $"Shop{name}" : $"dbo.Shop{name}";
        await using var connection = await store.Dialect.OpenAsync(Cancellation);
        await connection.ExecuteAsync(
            $"DROP TABLE IF EXISTS {table}; CREATE TABLE {table} (CustomerId nvarchar(200) NULL, OrderId nvarchar(200) NULL, OrderDate "
            + $"{dateType} NULL, Quantity {numberType} NULL, Price {numberType} NULL, Country nvarchar(200) NULL);");
        foreach (var row in rows)
        {
            await connection.ExecuteAsync(
                $"INSERT INTO {table} (CustomerId, OrderId, OrderDate, Quantity, Price, Country) VALUES "
                + $"({(isSqlite ? row : System.Text.RegularExpressions.Regex.Replace(row, "(?<=^|, )'", "N'"))});");
        }

        return table;
    }

    /// <summary>Rows, customers and the sum of amounts of the transactions.</summary>
    protected static async Task<(long Rows, long Customers, decimal Amount)> CountAsync(RfmStore store)
    {
        await using var connection = await store.Dialect.OpenAsync(Cancellation);
        await using var reader = await connection.ExecuteReaderAsync(
            Named(
                store,
                "SELECT COUNT(*) AS Sales, COUNT(DISTINCT CustomerKey) AS Customers, COALESCE(SUM(Amount), 0) AS Amount FROM "
                + "{sales.SalesTransaction}"));
        await reader.ReadAsync(Cancellation);
        return (
            Convert.ToInt64(reader.GetValue(0), null),
            Convert.ToInt64(reader.GetValue(1), null),
            Amount.ToDecimal(store.Dialect.ReadAmount(reader, 2)));
    }

    protected static async Task<long> ScalarAsync(RfmStore store, string text)
    {
        await using var connection = await store.Dialect.OpenAsync(Cancellation);
        return await connection.ExecuteScalarAsync<long>(Named(store, text));
    }

    protected static async Task<List<string>> TextsAsync(RfmStore store, string text)
    {
        await using var connection = await store.Dialect.OpenAsync(Cancellation);
        return [.. await connection.QueryAsync<string>(Named(store, text))];
    }

    protected static async Task<List<string>> RejectsAsync(RfmStore store) =>
        await TextsAsync(
            store,
            $"SELECT CAST(LineNumber AS varchar(20)) {Concat(store)} ' ' {Concat(store)} ReasonCode {Concat(store)} ' ' {Concat(store)} "
            + $"COALESCE(ColumnName, '') FROM {{etl.RejectedRow}} ORDER BY LoadKey, LineNumber");

    protected static string Concat(RfmStore store) => store.Dialect.EngineName == "Sqlite" ? "||" : "+";

    protected static string DaysBetween(RfmStore store, string from, string to) =>
        store.Dialect.EngineName == "Sqlite" ? $"({to} - {from})" : $"DATEDIFF(day, {from}, {to})";

    protected static string Day(RfmStore store, string date) => store.Dialect.EngineName == "Sqlite"
        ? RfmBatch.Core.Day.FromDate(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture))
            .ToString(System.Globalization.CultureInfo.InvariantCulture)
        : $"CAST('{date}' AS date)";

    // {schema.Name} becomes the engine's name of the object.
    protected static string Named(RfmStore store, string text) =>
        System.Text.RegularExpressions.Regex.Replace(
            text, @"\{(\w+)\.(\w+)\}", match => store.Dialect.ObjectName(match.Groups[1].Value, match.Groups[2].Value)) + ";";
}
