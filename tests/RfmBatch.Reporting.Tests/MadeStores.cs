using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Campaigns;
using RfmBatch.Application.Loading;
using RfmBatch.Application.Reading;
using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;
using RfmBatch.Reporting.Reading;
using RfmBatch.Storage;
using RfmBatch.Storage.Specification;
using RfmBatch.Storage.Specification.Runs;
using RfmBatch.Storage.Sqlite;

namespace RfmBatch.Reporting.Tests;

/// <summary>Stores of made and of public data, made when first asked for, and the pages of them, each in another culture.</summary>
public sealed class MadeStores : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rfmbatch-").FullName;
    private readonly Dictionary<string, StorePage> _pages = [];

    /// <summary>The page of a store's latest run by name; skips the test where its data is absent.</summary>
    internal async Task<StorePage> PageAsync(string name, CancellationToken cancellationToken)
    {
        if (!_pages.TryGetValue(name, out var page))
        {
            _pages[name] = page = name switch
            {
                "online_retail" => await OnlineRetailAsync(cancellationToken),
                "cdnow" => await CdnowAsync(cancellationToken),
                "customer_personality" => await CustomerPersonalityAsync(cancellationToken),
                _ => await SampleAsync(cancellationToken),
            };
        }

        return page;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var page in _pages.Values)
        {
            await page.Store.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    // The options of the reference values: sales only.
    private async Task<StorePage> OnlineRetailAsync(CancellationToken cancellationToken)
    {
        var store = await LoadAsync("online_retail", PublicSales.OnlineRetail(), cancellationToken);
        var sales = new OptionTexts
        {
            ["returns"] = "exclude",
            ["zero-amount"] = "drop",
            ["hierarchy"] = "on",
            ["clusters"] = "silhouette"
        };
        var september = await RunAsync(store, sales.With("as-of", "2011-09-10"), cancellationToken);
        var december = await RunAsync(store, sales.With("as-of", "2011-12-10"), cancellationToken);
        await new RunComparer(store, NullLogger.Instance).CompareAsync(september, december, 5, cancellationToken);
        return await PageAsync(store, december, september, "en-GB", cancellationToken);
    }

    private async Task<StorePage> CdnowAsync(CancellationToken cancellationToken)
    {
        var store = await LoadAsync("cdnow", PublicSales.Cdnow(), cancellationToken);
        var options = new OptionTexts { ["clusters"] = "2", ["hierarchy"] = "off" };
        var autumn = await RunAsync(store, options.With("as-of", "1997-10-01"), cancellationToken);
        var summer = await RunAsync(store, options.With("as-of", "1998-07-01"), cancellationToken);
        return await PageAsync(store, summer, autumn, "de-DE", cancellationToken);
    }

    // Everybody bought on one day: nothing to predict, one run, many attributes.
    private async Task<StorePage> CustomerPersonalityAsync(CancellationToken cancellationToken)
    {
        var data = CustomerPersonality.Read();
        var store = await CreateAsync("customer_personality", cancellationToken);
        await data.LoadAsync(store, cancellationToken);
        return await PageAsync(store, await RunAsync(
            store,
            new OptionTexts { ["as-of"] = CustomerPersonality.AsOf, ["clusters"] = "3" },
            cancellationToken), null, "fr-FR", cancellationToken);
    }

    // With returns, a plan and its results.
    private async Task<StorePage> SampleAsync(CancellationToken cancellationToken)
    {
        var store = await CreateAsync("sample", cancellationToken);
        await SampleRuns.LoadAsync(store, 600, 1, cancellationToken);
        var options = new OptionTexts { ["hierarchy"] = "on" };
        var autumn = await RunAsync(store, options.With("as-of", "2025-10-01"), cancellationToken);
        var winter = await RunAsync(store, options.With("as-of", "2026-01-01"), cancellationToken);
        var plan = await new CampaignMaker(store, TimeProvider.System, NullLogger.Instance).MakeAsync(
            new OptionTexts { ["budget"] = "200", ["control"] = "30%" }, cancellationToken);
        var chosen = await store.Plans.ReadListAsync(plan.Plan.PlanKey, cancellationToken);
        var responses = Path.Combine(_folder, "responses.csv");
        await File.WriteAllLinesAsync(
            responses, ["CustomerId", .. chosen.Where((_, i) => i % 3 == 0).Select(customer => customer.CustomerId)], cancellationToken);
        await new ResultReader(store, TimeProvider.System, NullLogger.Instance).ReadAsync(
            null, new ResponseFileRequest(responses), cancellationToken);
        return await PageAsync(store, winter, autumn, "", cancellationToken);
    }

    private async Task<RfmStore> LoadAsync(string name, TransactionFileRequest request, CancellationToken cancellationToken)
    {
        var store = await CreateAsync(name, cancellationToken);
        await new TransactionLoader(store, TimeProvider.System, NullLogger.Instance).LoadFileAsync(
            request, progress: null, cancellationToken);
        return store;
    }

    private async Task<RfmStore> CreateAsync(string name, CancellationToken cancellationToken)
    {
        var store = new SqliteStore(Path.Combine(_folder, name + ".db"));
        await store.Schema.DeployAsync(cancellationToken);
        return store;
    }

    private static async Task<int> RunAsync(RfmStore store, OptionTexts options, CancellationToken cancellationToken) =>
        (await SampleRuns.RunAsync(store, options, cancellationToken)).RunKey;

    private static async Task<StorePage> PageAsync(
        RfmStore store, int runKey, int? previousRunKey, string cultureName, CancellationToken cancellationToken)
    {
        var culture = CultureInfo.GetCultureInfo(cultureName);
        var data = await new ReportDataReader(store.Bi).ReadAsync(null, "default", cancellationToken);
        return new StorePage(store, runKey, previousRunKey, culture, PageTable.Body(HtmlReport.Render(data with { Culture = culture })));
    }
}
