using System.Text;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Core;
using RfmBatch.Pipeline.Loading;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Storage.Specification;

/// <summary>How the tests load and read.</summary>
public abstract partial class TransactionStoreContract
{
    protected static Task<LoadOutcome> LoadAsync(RfmStore store, TransactionFileRequest request) =>
        new TransactionLoader(store, Clock, NullLogger.Instance).LoadFileAsync(request, null, Cancellation);

    protected static async Task<LoadOutcome> LoadTextAsync(RfmStore store, string text, TransactionFileRequest? request = null, Encoding? encoding = null)
    {
        var folder = Directory.CreateTempSubdirectory("rfmbatch-");
        try
        {
            string path = Path.Combine(folder.FullName, "x.csv");
            await File.WriteAllTextAsync(path, text, encoding ?? new UTF8Encoding(false), Cancellation);
            return await LoadAsync(store, (request ?? new TransactionFileRequest { Path = "" }) with { Path = path });
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Rows, customers and the sum of amounts of the transactions.</summary>
    protected static async Task<(long Rows, long Customers, decimal Amount)> CountAsync(RfmStore store)
    {
        await using var connection = await store.Dialect.OpenAsync(Cancellation);
        await using var reader = await connection.ExecuteReaderAsync(Named(store, "SELECT COUNT(*) AS Sales, COUNT(DISTINCT CustomerKey) AS Customers, COALESCE(SUM(Amount), 0) AS Amount FROM {sales.SalesTransaction}"));
        await reader.ReadAsync(Cancellation);
        return (Convert.ToInt64(reader.GetValue(0), null), Convert.ToInt64(reader.GetValue(1), null), Amount.ToDecimal(store.Dialect.ReadAmount(reader, 2)));
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
        await TextsAsync(store, $"SELECT CAST(LineNumber AS varchar(20)) {Concat(store)} ' ' {Concat(store)} ReasonCode {Concat(store)} ' ' {Concat(store)} COALESCE(ColumnName, '') FROM {{etl.RejectedRow}} ORDER BY LoadKey, LineNumber");

    private static string Concat(RfmStore store) => store.Dialect.EngineName == "Sqlite" ? "||" : "+";

    private static string DaysBetween(RfmStore store, string from, string to) => store.Dialect.EngineName == "Sqlite" ? $"({to} - {from})" : $"DATEDIFF(day, {from}, {to})";

    private static string Day(RfmStore store, string date) => store.Dialect.EngineName == "Sqlite"
        ? Core.Day.FromDate(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture)).ToString(System.Globalization.CultureInfo.InvariantCulture)
        : $"CAST('{date}' AS date)";

    // {schema.Name} becomes the engine's name of the object.
    private static string Named(RfmStore store, string text) =>
        System.Text.RegularExpressions.Regex.Replace(text, @"\{(\w+)\.(\w+)\}", match => store.Dialect.ObjectName(match.Groups[1].Value, match.Groups[2].Value)) + ";";
}
