using System.Globalization;
using RfmBatch.Application.Campaigns;
using RfmBatch.Application.Loading;
using RfmBatch.Application.Programs;
using RfmBatch.Application.Reading;
using RfmBatch.Application.Runs;
using RfmBatch.Application.Sampling;
using RfmBatch.Cli.Hosting;
using RfmBatch.Cli.Output;
using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;
using RfmBatch.Reporting;
using RfmBatch.Storage;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Cli.Commands;

/// <summary>The steps of the demo, each said as it is done.</summary>
internal sealed class Demo(CommandContext context, RfmStore store, DemoFolder files)
{
    private const int Customers = 3_000;
    private const int Seed = 1;
    private const string Budget = "100";
    private const string Margin = "40%";
    private static readonly string[] _views = ["CustomerRfmLatest", "SegmentSummary", "SegmentMigration", "Dictionary"];

    /// <summary>A customer to try <c>explain</c> with.</summary>
    public string SomeCustomerId { get; private set; } = "";

    /// <summary>A plan over the second run; its lists are written.</summary>
    public CampaignReport? Plan { get; private set; }

    public async Task<RunReport> RunAsync(CancellationToken cancellationToken)
    {
        var sample = await new SampleWriter(context.Logger("Sampling")).WriteAsync(
            new SampleRequest(Customers, Seed, files.Sales), cancellationToken);
        context.WriteLine(
            $"Made     {Figures.Count(sample.Rows)} sales lines of {Figures.Count(sample.Customers)} customers: {files.Sales}");

        await store.Schema.DeployAsync(cancellationToken);
        context.WriteLine($"Deployed {store.DisplayName}");

        var loader = new TransactionLoader(store, context.Clock, context.Logger("Loading"));
        var load = await loader.LoadFileAsync(
            new TransactionFileRequest { Path = files.Sales, Attributes = ["Country"] }, progress: null, cancellationToken);
        context.WriteLine(
            $"Loaded   {Figures.Count(load.Totals.RowsLoaded)} of {Figures.Count(load.Totals.RowsRead)} rows, "
            + $"{Figures.Money(load.Totals.AmountLoaded)} in all, {Figures.Date(load.Totals.FirstOrderDate)} to "
            + $"{Figures.Date(load.Totals.LastOrderDate)}");

        // Made data ends on a fixed day; that it is old is no news.
        var catalog = new ProgramCatalog(store, context.Clock, context.Logger("Programs"));
        var change = new OptionTexts { ["description"] = "Made data of the demo", ["freshness-days"] = "0" };
        await catalog.SetAsync(RunRequest.DefaultProgram, change, cancellationToken);

        var lastAsOf = load.Totals.LastOrderDate!.Value.AddDays(1);
        await RunAsync(lastAsOf.AddMonths(-3), cancellationToken);
        var report = await RunAsync(lastAsOf, cancellationToken);
        // The report shows the plan, so the plan comes first.
        await PlanAsync(cancellationToken);
        await WriteFilesAsync(cancellationToken);
        return report;
    }

    private async Task<RunReport> RunAsync(DateOnly asOf, CancellationToken cancellationToken)
    {
        var request = new RunRequest(RunRequest.DefaultProgram, new OptionTexts { ["as-of"] = Figures.Date(asOf) });
        var report = await new ProgramRunner(store, context.Clock, context.Logger("Running")).RunAsync(
            request, progress: null, cancellationToken);
        context.WriteLine(
            $"Run {report.RunKey}    as of {Figures.Date(asOf)}: {Figures.Count(report.CustomerCount)} customers, {report.Status}");
        return report;
    }

    private async Task PlanAsync(CancellationToken cancellationToken)
    {
        var request = new OptionTexts { ["program"] = RunRequest.DefaultProgram, ["budget"] = Budget, ["margin"] = Margin };
        Plan = await new CampaignMaker(store, context.Clock, context.Logger("Planning")).MakeAsync(request, cancellationToken);
        var lists = await new CampaignExporter(store).ExportAsync(Plan.Plan.PlanKey, files.Plan, cancellationToken);
        context.WriteLine($"Planned  a campaign of budget {Budget}, and wrote {lists.Count} lists");
    }

    private async Task WriteFilesAsync(CancellationToken cancellationToken)
    {
        await ReportFile.WriteAsync(
            store, runKey: null, RunRequest.DefaultProgram, CultureInfo.InvariantCulture, files.Report, cancellationToken);
        var exporter = new ViewExporter(store.Bi);
        foreach (var view in _views)
        {
            await exporter.ExportAsync(view, runKey: null, files.Csv(view), cancellationToken);
        }

        context.WriteLine($"Wrote    the report and {_views.Length} CSV files");
        await using var rows = await store.Bi.OpenAsync(new BiQuery("Customer"), cancellationToken);
        // Key 0 is the unknown customer.
        while (SomeCustomerId.Length == 0 && await rows.ReadAsync(cancellationToken))
        {
            SomeCustomerId = (long)rows.Value(0)! == 0 ? "" : (string)rows.Value(1)!;
        }
    }
}
