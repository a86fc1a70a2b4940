using System.Globalization;
using System.Text.RegularExpressions;
using RfmBatch.EndToEnd.Tests.Rig;
using RfmBatch.Storage.Reading;
using RfmBatch.Testing;

namespace RfmBatch.EndToEnd.Tests;

public sealed partial class MainJobTests
{
    // CDNOW_master.txt.
    [Fact]
    public async Task Cdnow_goes_from_file_to_segments()
    {
        using var folder = new TemporaryFolder();
        var file = PublicData.Path("cdnow/CDNOW_master.txt");
        await RfmBatchProcess.SucceedAsync(folder.Path, "deploy");

        var load = await RfmBatchProcess.SucceedAsync(folder.Path, "load", "transactions", file, "--delimiter", "space");
        var run = await RfmBatchProcess.SucceedAsync(folder.Path, "run");

        Assert.Matches(@"rows read +69,659\s+loaded +69,659\s+dropped as duplicates +0\s+rejected +0", load.Output);
        Assert.Contains("Amount loaded: 2,500,315.63, 1997-01-01 to 1998-06-30", load.Output, StringComparison.Ordinal);
        Assert.Contains("Run 1 of default: Published, observed to 1998-06-30, rule set standard11", run.Output, StringComparison.Ordinal);
        Assert.Contains("23,570 customers", run.Output, StringComparison.Ordinal);
        Assert.Contains("revenue 2,500,315.63", run.Output, StringComparison.Ordinal);
        Assert.Matches(
            @"Value: MBG/NBD; the next 12 months bring [0-9,]+ orders of 23,570 customers "
            + @"\(90 % interval [0-9,]+ to [0-9,]+\), worth [0-9,.]+ \([0-9,.]+ to [0-9,.]+\)",
            run.Output);
        await RfmBatchProcess.SucceedAsync(folder.Path, "export", "CustomerRfmLatest", "--out", "customers.csv");
        Assert.Equal(23_570 + 1, File.ReadLines(folder.File("customers.csv")).Count());
    }

    [Fact]
    public async Task Online_retail_is_accounted_for_row_by_row()
    {
        using var folder = new TemporaryFolder();
        var file = PublicData.Path("online_retail/online_retail_all.csv.gz");
        await RfmBatchProcess.SucceedAsync(folder.Path, "deploy");

        var load = await RfmBatchProcess.SucceedAsync(
            folder.Path, "load", "transactions", file, "--map", 
            "customer=CustomerID,order=InvoiceNo,date=InvoiceDate,quantity=Quantity,price=UnitPrice,product=StockCode",
            "--return-prefix", "C", "--attribute", "Country", "--reject-limit", "30%");
        var run = await RfmBatchProcess.SucceedAsync(
            folder.Path, "run", "--returns", "exclude", "--zero-amount", "drop", "--scoring", "rank", "--holdout-from", "2011-06-09",
            "--value", "bgnbd");

        // BG/NBD does not find any dropout here; the textbook formula would "predict" 4,169,812 orders.
        Assert.Contains("Value: NBD, the limit without dropout;", run.Output, StringComparison.Ordinal);
        Assert.Contains("Holdout from 2011-06-09: 6,172 orders predicted, 6,866 came", run.Output, StringComparison.Ordinal);
        Assert.Contains("warning  RFM041  Purchase model is identified: BG/NBD is not identified", run.Output, StringComparison.Ordinal);

        // UCI Online Retail, standard11 with rank scores.
        Assert.Matches(
            @"rows read +541,909\s+loaded +406,829\s+dropped as duplicates +0\s+rejected +135,080\s+missing-customer +135,080",
            load.Output);
        Assert.Contains("4,338 with a purchase, 18,532 orders, revenue 8,911,407.904", run.Output, StringComparison.Ordinal);
        foreach (var (segment, count) in new[] {
            ("Champions", 828),
            ("Loyal", 435),
            ("Potential Loyalist", 412),
            ("Need Attention", 277),
            ("Promising", 136),
            ("About To Sleep", 282),
            ("Cannot Lose Them", 92),
            ("At Risk", 423),
            ("Hibernating", 699),
            ("Lost", 491)
        })
        {
            Assert.Matches($@"(?m)^{segment} +{count.ToString("#,0", CultureInfo.InvariantCulture)} ", run.Output);
        }
    }

    [Fact]
    public async Task Demo_runs_twice_and_leaves_report_exports_and_store()
    {
        using var folder = new TemporaryFolder();

        var first = await RfmBatchProcess.SucceedAsync(folder.Path, "demo");
        var second = await RfmBatchProcess.SucceedAsync(folder.Path, "demo", "--out", "demo-output");

        Assert.Contains("Open next:", first.Output, StringComparison.Ordinal);
        Assert.Contains("3,000 customers", first.Output, StringComparison.Ordinal);
        Assert.Contains("Plan 1 over run 2 of default", first.Output, StringComparison.Ordinal);
        Assert.Equal(TimesOf(first.Output), TimesOf(second.Output));
        foreach (var name in new[] {
            "report.html",
            "CustomerRfmLatest.csv",
            "SegmentSummary.csv",
            "SegmentMigration.csv",
            "rfmbatch.db",
            "sales.csv",
            "plan/plan-1-control.csv"
        })
        {
            Assert.True(File.Exists(Path.Combine(folder.Path, "demo-output", name)), $"{name} is missing");
        }

        var explain = CommandPattern().Match(second.Output);
        var explained = await RfmBatchProcess.SucceedAsync(
            folder.Path, "explain", explain.Groups["customer"].Value, "--store", explain.Groups["store"].Value);
        Assert.Contains("Segment: ", explained.Output, StringComparison.Ordinal);
        Assert.Matches(
            "Prediction: (still a customer with a probability of [0-9.]+ %|whether still a customer is not known|none, for )",
            explained.Output);
    }

    [Fact]
    public async Task Demo_does_not_touch_a_store_that_no_demo_made()
    {
        using var folder = new TemporaryFolder();
        await RfmBatchProcess.SucceedAsync(folder.Path, "deploy");
        var before = await File.ReadAllBytesAsync(folder.File("rfmbatch.db"), TestContext.Current.CancellationToken);

        var result = await RfmBatchProcess.RunAsync(folder.Path, "demo", "--out", ".");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("no demo made it", result.ErrorLines[0], StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(folder.File("rfmbatch.db"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_same_run_twice_exports_the_same_bytes_but_for_key_and_times()
    {
        await using var store = TestStore.Sqlite();
        await store.PrepareShopAsync(customers: 400);
        await store.SucceedAsync("run", "--as-of", "2025-07-01");
        var first = await ExportRunAsync(store, 1);

        await store.SucceedAsync("run", "--as-of", "2025-07-01");
        var second = await ExportRunAsync(store, 2);

        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Two_runs_a_year_apart_give_a_migration_that_adds_up_and_a_backfill_does_not_move_latest()
    {
        await using var store = TestStore.Sqlite();
        await store.PrepareShopAsync(customers: 400);
        await store.SucceedAsync("run", "--as-of", "2025-01-01");
        await store.SucceedAsync("run", "--as-of", "2026-01-01");
        await AssertMigrationAddsUpAsync(store, 1, 2);

        await store.SucceedAsync("run", "--as-of", "2025-07-01");

        Assert.True((await store.RunsAsync())[2].IsLatest);
        await AssertMigrationAddsUpAsync(store, 1, 3);
        await AssertMigrationAddsUpAsync(store, 3, 2);
    }

    [Fact]
    public async Task A_trial_stays_out_of_bi_until_it_is_published()
    {
        await using var store = TestStore.Sqlite();
        await store.PrepareShopAsync(customers: 100);
        await store.SucceedAsync("run", "--trial");

        var before = await store.RunAsync("segments");
        await store.SucceedAsync("publish", "1");
        var after = await store.RunAsync("segments");
        await store.SucceedAsync("unpublish", "1");
        var end = await store.RunAsync("segments");

        Assert.Equal([1, 0, 1], [before.ExitCode, after.ExitCode, end.ExitCode]);
    }

    [Theory]
    [InlineData(1, "--as-of", "1990-01-01")]
    [InlineData(1, "--where", "Country=Nowhere")]
    [InlineData(2, "--program", "nobody")]
    [InlineData(2, "--segments", "no-such.json")]
    [InlineData(2, "--bins", "11")]
    public async Task A_run_that_cannot_be_made_says_why_and_publishes_nothing(int exitCode, string option, string value)
    {
        await using var store = TestStore.Sqlite();
        await store.PrepareShopAsync(customers: 50);

        var result = await store.RunAsync("run", option, value);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(value, result.ErrorLines[0], StringComparison.Ordinal);
        Assert.StartsWith("next:  ", result.ErrorLines[^1], StringComparison.Ordinal);
        Assert.Empty(await store.ListAsync("Run"));
    }

    private static async Task<string> ExportRunAsync(TestStore store, int run)
    {
        var text = new System.Text.StringBuilder();
        foreach (var view in new[] { "Run", "CustomerRfm", "SegmentSummary", "ScoreThreshold", "RfmCell", "QualityCheck" })
        {
            await store.SucceedAsync("export", view, "--run", $"{run}", "--out", "view.csv");
            var lines = File.ReadLines(store.Folder.File("view.csv")).Select(line => WithoutKeyAndTimes(view, line));
            text.AppendLine(view).AppendJoin('\n', lines).AppendLine();
        }

        return text.ToString();
    }

    // The first column is the run's key, in every view of this test; run 2 is current now and run 1 was then.
    private static string WithoutKeyAndTimes(string view, string line)
    {
        var withoutKey = line[(line.IndexOf(',', StringComparison.Ordinal) + 1)..];
        return view == "Run" ? InstantPattern().Replace(withoutKey, "(time)") : withoutKey;
    }

    private static async Task AssertMigrationAddsUpAsync(TestStore store, int fromRun, int toRun)
    {
        var rows = (await store.ListAsync("SegmentMigration", toRun))
            .Where(row => row.Text("Comparison") == "previous" && row.Count("FromRunKey") == fromRun)
            .ToList();
        Assert.NotEmpty(rows);
        Assert.Equal(CountsOf(await store.ListAsync("SegmentSummary", fromRun), "SegmentKey"), CountsOf(rows, "FromSegmentKey"));
        Assert.Equal(CountsOf(await store.ListAsync("SegmentSummary", toRun), "SegmentKey"), CountsOf(rows, "ToSegmentKey"));
    }

    // -1: not in that run.
    private static SortedDictionary<long, long> CountsOf(IEnumerable<BiRow> rows, string key) => new(
        rows
            .GroupBy(row => row.Count(key), row => row.Count("CustomerCount"))
            .Where(group => group.Key != -1 && group.Sum() > 0)
            .ToDictionary(group => group.Key, group => group.Sum()));

    private static string TimesOf(string output) => InstantPattern().Replace(output, "");

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}T[\d:.]+Z", RegexOptions.CultureInvariant)]
    private static partial Regex InstantPattern();

    [GeneratedRegex("explain (?<customer>\\S+) --store \"(?<store>[^\"]+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex CommandPattern();
}
