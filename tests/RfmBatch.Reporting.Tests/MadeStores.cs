using System.Xml.Linq;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Core.Pipeline;
using RfmBatch.Pipeline.Loading;
using RfmBatch.Pipeline.Running;
using RfmBatch.Pipeline.Sampling;
using RfmBatch.Storage;
using RfmBatch.Storage.Sqlite;

namespace RfmBatch.Reporting.Tests;

/// <summary>Stores of made and of real data with two runs each, made when first asked for, and the pages of them.</summary>
public sealed class MadeStores : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rfmbatch-").FullName;
    private readonly Dictionary<string, SqliteStore> _stores = [];
    private readonly Dictionary<string, XElement> _pages = [];

    /// <summary>A store by name; skips the test where its data is absent.</summary>
    public async Task<RfmStore> StoreAsync(string name, CancellationToken cancellationToken)
    {
        if (!_stores.TryGetValue(name, out var store))
        {
            var (request, asOfs) = name switch
            {
                "online_retail" => (OnlineRetail(), new[] { "2011-09-10", "2011-12-10" }),
                "cdnow" => (Cdnow(), ["1997-10-01", "1998-07-01"]),
                _ => (await SampleAsync(cancellationToken), ["2025-10-01", "2026-01-01"]),
            };
            _stores[name] = store = new SqliteStore(Path.Combine(_folder, name + ".db"));
            await store.Schema.DeployAsync(cancellationToken);
            await new TransactionLoader(store, TimeProvider.System, NullLogger.Instance).LoadFileAsync(request, progress: null, cancellationToken);
            foreach (var asOf in asOfs)
            {
                var texts = new RunOptionTexts { AsOf = asOf, Clusters = name == "cdnow" ? "2" : "auto", Hierarchy = name == "cdnow" ? "off" : "on" };
                await new ProgramRunner(store, TimeProvider.System, NullLogger.Instance).RunAsync(new RunRequest("default", texts), progress: null, cancellationToken);
            }
        }

        return store;
    }

    /// <summary>The body of the page of a store's latest run.</summary>
    public async Task<XElement> PageAsync(string name, CancellationToken cancellationToken)
    {
        if (!_pages.TryGetValue(name, out var page))
        {
            var store = await StoreAsync(name, cancellationToken);
            var html = HtmlReport.Render(await new ReportDataReader(store.Bi).ReadAsync(null, "default", cancellationToken));
            var from = html.IndexOf("<body>", StringComparison.Ordinal);
            _pages[name] = page = XElement.Parse(html[from..(html.IndexOf("</body>", StringComparison.Ordinal) + "</body>".Length)]);
        }

        return page;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _stores.Values)
        {
            await store.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static TransactionFileRequest OnlineRetail() => new()
    {
        Path = Shared("online_retail/online_retail_all.csv.gz"),
        Map = "customer=CustomerID,order=InvoiceNo,date=InvoiceDate,quantity=Quantity,price=UnitPrice,product=StockCode",
        Attributes = ["Country"],
        ReturnPrefix = "C",
        RejectLimit = "30%",
    };

    private static TransactionFileRequest Cdnow() => new()
    {
        Path = Shared("cdnow/CDNOW_master.txt"),
        Map = "customer=customer_id,date=date,amount=dollar_value",
        Delimiter = "space",
        DateFormat = "yyyyMMdd",
    };

    private static string Shared(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RfmBatch.sln")))
        {
            folder = folder.Parent;
        }

        var file = Path.Combine(folder?.FullName ?? AppContext.BaseDirectory, "..", "shared", "data", path);
        Assert.SkipUnless(File.Exists(file), $"../shared/data/{path} is not beside the repository.");
        return file;
    }

    private async Task<TransactionFileRequest> SampleAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(_folder, "sales.csv");
        await new SampleWriter(NullLogger.Instance).WriteAsync(new SampleRequest(600, 1, path), cancellationToken);
        return new TransactionFileRequest { Path = path, Attributes = ["Country"] };
    }
}
