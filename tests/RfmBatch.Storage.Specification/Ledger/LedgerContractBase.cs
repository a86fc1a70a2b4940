using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Loading;
using RfmBatch.Application.Reading;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Storage.Specification.Ledger;

/// <summary>Loads by text, undo, and the views as they are read.</summary>
public abstract class LedgerContractBase : LoadingContractBase
{
    // What happened is told by these; what it came to by the others.
    private static readonly string[] OfTheLedger = ["Load", "RejectedRow", "Activity", "Audit"];

    protected LedgerContractBase(StoreFixture fixture)
        : base(fixture)
    {
    }

    protected static async Task<int> AddAsync(
        RfmStore store, string text, Func<TransactionFileRequest, TransactionFileRequest>? with = null)
    {
        var request = new TransactionFileRequest { Path = "" };
        return (await LoadTextAsync(store, text, with is null ? request : with(request))).LoadKey;
    }

    protected static async Task<int> AddCustomersAsync(RfmStore store, string text, string map = "customer=customer")
    {
        var folder = Directory.CreateTempSubdirectory("rfmbatch-");
        try
        {
            var path = Path.Combine(folder.FullName, "c.csv");
            await File.WriteAllTextAsync(path, text, Cancellation);
            return (await new CustomerLoader(store, Clock, NullLogger.Instance).LoadFileAsync(
                new CustomerFileRequest { Path = path, Map = map }, Cancellation)).LoadKey;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    protected static Task<UndoOutcome> UndoAsync(RfmStore store, int loadKey) =>
        new LoadUndoer(store, Clock, NullLogger.Instance).UndoAsync(loadKey, Cancellation);

    /// <summary>Every view that needs no run, but those of the ledger, as its export, by name.</summary>
    protected static Task<IReadOnlyDictionary<string, string>> ExportsAsync(RfmStore store) =>
        ExportsAsync(
            store, BiCatalogue.Views.Where(view => view.Scope == BiRunScope.None).Select(view => view.Name).Except(OfTheLedger));

    private static async Task<IReadOnlyDictionary<string, string>> ExportsAsync(RfmStore store, IEnumerable<string> views)
    {
        var folder = Directory.CreateTempSubdirectory("rfmbatch-");
        try
        {
            var exporter = new ViewExporter(store.Bi);
            var texts = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var view in views)
            {
                var path = Path.Combine(folder.FullName, $"{view}.csv");
                await exporter.ExportAsync(view, null, path, Cancellation);
                texts[view] = await File.ReadAllTextAsync(path, Cancellation);
            }

            return texts;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The rows that count, as customer, order, day, product, quantity and amount, ordered.</summary>
    protected static async Task<IReadOnlyList<string>> RowsAsync(RfmStore store)
    {
        var exports = await ExportsAsync(store, ["Customer", "Product", "Sale"]);
        string[][] table(string view) => [.. exports[view].Split("\r\n")[1..^1].Select(line => line.Split(','))];
        var customers = table("Customer").ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
        var products = table("Product").ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
        return
        [
            .. table("Sale")
                .Select(row => string.Join(' ', customers[row[1]], row[4], row[3], products[row[2]], row[5], row[6]))
                .Order(StringComparer.Ordinal)
        ];
    }

    protected static async Task<decimal> RevenueAsync(RfmStore store)
    {
        await using var connection = await store.Dialect.OpenAsync(Cancellation);
        await using var reader = await Dapper.SqlMapper.ExecuteReaderAsync(
            connection,
            Named(store, "SELECT COALESCE(SUM(Amount), 0) AS Amount FROM {sales.SalesTransaction} WHERE RemovedByLoadKey IS NULL"));
        await reader.ReadAsync(Cancellation);
        return Core.Amount.ToDecimal(store.Dialect.ReadAmount(reader, 0));
    }
}
