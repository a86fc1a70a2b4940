using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Loading;
using RfmBatch.Application.Publication;
using RfmBatch.Application.Runs;
using RfmBatch.Application.Sampling;
using RfmBatch.Core.Operations;
using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Storage.Specification;

/// <summary>Data that jumped hold a run until somebody says that they are right, or takes the load back; doubtful ids warn.</summary>
public abstract class DataJumpContract : LoadingContractBase
{
    private static readonly TransactionFileRequest Keep = new() { Path = "", Overlap = "keep", Again = true };

    protected DataJumpContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    // As somebody reported it: one of 1,964 rows was dated 18 months late.
    [Fact]
    public async Task One_row_dated_far_too_late_holds_the_run_and_is_named_until_it_is_accepted()
    {
        var store = await Fixture.CreateFreshAsync();
        var load = await LoadTextAsync(store, Header + Days("2009-01-01", 300) + "c1,A-4711,2011-05-01,9\n");
        var held = await RunAsync(store);
        var finding = Find(held, "RFM050");
        Assert.Equal((RunStatus.Held, CheckSeverity.Error), (held.Status, finding.Severity));
        Assert.StartsWith(
            "The last day follows the rest: 1 of 1,801 rows lie 551 days behind the rest, which ends on 2009-10-27: order A-4711 of load "
            + $"{load.LoadKey} ('x.csv') on 2011-05-01.",
            finding.Detail,
            StringComparison.Ordinal);

        // As of before it there is nothing to say.
        Assert.Equal(RunStatus.Published, (await RunAsync(store, "2009-10-28")).Status);

        await Publisher(store).PublishAsync(held.RunKey, ["RFM050"], Cancellation);
        var again = await RunAsync(store);
        Assert.Equal((RunStatus.Published, CheckSeverity.Notice), (again.Status, Find(again, "RFM050").Severity));
        await LoadTextAsync(store, Header + Days("2009-10-28", 7));
        Assert.Equal(RunStatus.Published, (await RunAsync(store)).Status);
    }

    [Fact]
    public async Task A_load_that_brings_what_is_there_holds_runs_until_it_is_taken_back()
    {
        var store = await Fixture.CreateFreshAsync();
        var first = await LoadTextAsync(store, Header + Days("2010-01-04", 70));
        Assert.Equal(RunStatus.Published, (await RunAsync(store)).Status);
        var doubled = await LoadTextAsync(store, Header + Days("2010-01-04", 71), Keep);
        var held = await RunAsync(store);
        Assert.Equal(RunStatus.Held, held.Status);
        Assert.Contains(
            $"load {doubled.LoadKey} ('x.csv'): 420 of its 426 rows lie on 70 days that load {first.LoadKey} ('x.csv') already has with as "
            + "many rows of the same amount: they count twice",
            Find(held, "RFM051").Detail,
            StringComparison.Ordinal);

        // Nobody said that it is right, so it is new to the next run too.
        await LoadTextAsync(store, Header + Days("2010-03-16", 7));
        Assert.Equal(RunStatus.Held, (await RunAsync(store)).Status);

        await new LoadUndoer(store, Clock, NullLogger.Instance).UndoAsync(doubled.LoadKey, Cancellation);
        var right = await RunAsync(store);
        Assert.Equal(RunStatus.Published, right.Status);
        Assert.True(Find(right, "RFM051").Passed);
        Assert.Equal((70 + 7) * 6, await ScalarAsync(store, "SELECT COUNT(*) FROM {bi.Sale}"));
    }

    [Fact]
    public async Task A_load_that_was_accepted_holds_no_later_run()
    {
        var store = await Fixture.CreateFreshAsync();
        await LoadTextAsync(store, Header + Days("2010-01-04", 70));
        await LoadTextAsync(store, Header + Days("2010-01-04", 70), Keep);
        var held = await RunAsync(store);
        Assert.Equal(RunStatus.Held, held.Status);
        await Publisher(store).PublishAsync(held.RunKey, ["RFM051"], Cancellation);

        var again = await RunAsync(store, "2010-03-10");
        Assert.Equal((RunStatus.Published, false), (again.Status, Find(again, "RFM051").Passed));
        Assert.EndsWith("Accepted before.", Find(again, "RFM051").Detail, StringComparison.Ordinal);

        // Taken back, the acceptance counts no more.
        await Publisher(store).UnpublishAsync(held.RunKey, Cancellation);
        await Publisher(store).UnpublishAsync(again.RunKey, Cancellation);
        Assert.Equal(RunStatus.Held, (await RunAsync(store)).Status);
    }

    [Fact]
    public async Task Weeks_are_measured_by_those_before_them()
    {
        var store = await Fixture.CreateFreshAsync();
        await LoadTextAsync(store, Header + Days("2010-01-04", 140));
        Assert.Equal(RunStatus.Published, (await RunAsync(store)).Status);
        await LoadTextAsync(store, Header + Days("2010-05-24", 7, 6));
        Assert.Equal(RunStatus.Published, (await RunAsync(store)).Status);
        await LoadTextAsync(store, Header + Days("2010-05-31", 7, 2));
        var missing = await RunAsync(store);
        Assert.Equal(RunStatus.Held, missing.Status);
        Assert.Contains(
            "its 7 new days have 2 rows a day, where stretches of as many days before had 6 to 6 (limits",
            Find(missing, "RFM051").Detail,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weekly_loads_of_the_sample_hold_no_run()
    {
        var folder = Directory.CreateTempSubdirectory("rfmbatch-");
        try
        {
            var path = Path.Combine(folder.FullName, "sample.csv");
            await new SampleWriter(NullLogger.Instance).WriteAsync(new SampleRequest(3_000, 1, path), Cancellation);
            var days = (await File.ReadAllLinesAsync(path, Cancellation)).Skip(1).Select(line => line.Split(','))
                .GroupBy(row => Core.Day.FromDate(DateOnly.Parse(row[2], CultureInfo.InvariantCulture)))
                .Select(day => new LoadedDay(day.Key, day.Count(), day.Sum(AmountOf), day.Sum(row => Math.Max(0, AmountOf(row)))))
                .OrderBy(day => day.Day)
                .ToList();
            List<LoadOfDays> weeks = [.. days.GroupBy(day => (day.Day - days[0].Day) / 7).Select((week, i) =>
                new LoadOfDays(i + 1, "week.csv", null, [.. week]))];
            Assert.Equal(105, weeks.Count);
            for (var count = 1; count <= weeks.Count; count++)
            {
                var history = new LoadHistory([.. weeks.Take(count)], count - 1);
                Assert.True(LastDayCheck.Evaluate(history).Passed);
                Assert.True(LoadVolumeCheck.Evaluate(history).Passed, LoadVolumeCheck.Evaluate(history).Detail);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_customer_that_stands_out_orders_that_last_and_ids_that_are_alike_are_warnings()
    {
        var store = await Fixture.CreateFreshAsync();
        await LoadTextAsync(
            store,
            Header
            + string.Concat(Enumerable.Range(1, 60).Select(i => $"c{i},{i},2010-01-{(i % 9) + 10},5\n"))
            + string.Concat(Enumerable.Range(1, 40).Select(i => $"nobody,n{i},2010-01-{(i % 9) + 10},5\n"))
            + "c1,1,2010-03-01,5\nc2,2,2010-03-05,-5\nC3,t1,2010-02-01,5\n017,t2,2010-02-01,5\n17.0,t3,2010-02-01,5\n");
        var run = await RunAsync(store);
        Assert.Equal(RunStatus.Published, run.Status);
        var key = await ScalarAsync(store, "SELECT CustomerKey FROM {sales.Customer} WHERE CustomerId = 'nobody'");
        Assert.StartsWith(
            $"No customer stands out: the customer of key {key} has 38.8% of ", Find(run, "RFM052").Detail, StringComparison.Ordinal);
        Assert.StartsWith(
            "Orders are of a month at most: 1 of 103 orders have sales more than 31 days apart: an id that is used again counts as one "
            + "order.",
            Find(run, "RFM053").Detail,
            StringComparison.Ordinal);
        Assert.Contains("--order-scope", Find(run, "RFM053").Detail, StringComparison.Ordinal);
        Assert.StartsWith(
            "Customer ids differ in more than writing: 4 of 64 customers are 2 but for letter case (1), leading zeros or '.0' (1), or "
            + "blanks and mixtures (0). Where these are one customer each, load into a new store with --customer-form number or lower.",
            Find(run, "RFM054").Detail,
            StringComparison.Ordinal);
        Assert.All((string[])["RFM052", "RFM053", "RFM054"], id => Assert.Equal(CheckSeverity.Warning, Find(run, id).Severity));
    }

    private static long AmountOf(string[] row) => Core.Amount.FromDecimal(
        decimal.Parse(row[5], CultureInfo.InvariantCulture) * decimal.Parse(row[6], CultureInfo.InvariantCulture));

    // Six rows a day, on days that follow each other, of orders that no other day has.
    private static string Days(string first, int count, int rows = 6)
    {
        var from = DateOnly.Parse(first, CultureInfo.InvariantCulture);
        string Row(int day, int row) => FormattableString.Invariant($"c{((day * 7) + row) % 90},{from.AddDays(day):yyyyMMdd}-{row},")
            + FormattableString.Invariant($"{from.AddDays(day):yyyy-MM-dd},{10 + (((day * 5) + row) % 17)}\n");
        return string.Concat(Enumerable.Range(0, count).SelectMany(day => Enumerable.Range(0, rows).Select(row => Row(day, row))));
    }

    private static RunPublisher Publisher(RfmStore store) => new(store, TimeProvider.System, NullLogger.Instance);

    private static QualityFinding Find(RunReport run, string id) => Assert.Single(run.Findings, finding => finding.CheckId == id);

    private static Task<RunReport> RunAsync(RfmStore store, string? asOf = null) => SampleRuns.RunAsync(
        store, asOf is null ? new OptionTexts() : new OptionTexts { ["as-of"] = asOf }, Cancellation);
}
