using System.Data;
using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Operations;
using RfmBatch.Application.Programs;
using RfmBatch.Application.Publication;
using RfmBatch.Core;
using RfmBatch.Core.Options;
using RfmBatch.Storage.Runs;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Specification.Runs;

/// <summary>Whatever is published and taken back in whatever order, the spliced history equals one rebuilt from the current runs.</summary>
public abstract partial class SegmentHistoryContract : StoreContract
{
    private const int Customers = 9;
    private const int Steps = 18;
    private static readonly DateOnly FirstAsOf = new(2024, 1, 2);

    protected SegmentHistoryContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task History_equals_one_rebuilt_from_the_current_runs_after_any_sequence(int seed)
    {
        var random = new Random(seed);
        var programKey = await AddProgramAsync($"sequence {seed}");
        var maker = new RunMaker(Store, programKey);
        var made = new Dictionary<int, MadeRun>();
        for (var step = 0; step < Steps; step++)
        {
            var what = await StepAsync(random, maker, programKey, made);
            var ledger = await Store.Runs.ListAsync(programKey, Cancellation);
            var current = ledger.Where(run => run.IsCurrent).OrderBy(run => run.AsOf).Select(run => made[run.RunKey]).ToList();
            var because =
                $"seed {seed}, step {step}: {what}; current "
                + $"{string.Join(" ", current.Select(run => $"{run.RunKey}@{run.AsOf:MM-dd}{run.ConfigurationHash}"))}";

            Assert.True(ReferenceHistory.Rebuild(current).SequenceEqual(await ReadHistoryAsync(programKey)), because);
            AssertSuccession(ledger, current, because);
            await AssertMigrationsAsync(programKey, ledger, made, because);
        }
    }

    [Fact]
    public async Task Months_without_change_cost_no_rows()
    {
        var programKey = await AddProgramAsync("quiet");
        var maker = new RunMaker(Store, programKey);
        var segments = Enumerable.Range(1, Customers).ToDictionary(customer => customer, _ => 1);
        for (var month = 0; month < 3; month++)
        {
            await PublishAsync(await maker.MakeAsync(FirstAsOf.AddMonths(month), "h", segments, Cancellation));
        }

        Assert.All(
            await ReadHistoryAsync(programKey),
            interval => Assert.Equal((FirstAsOf.AddDays(-1), DateOnly.MaxValue), (interval.From, interval.To)));
    }

    [Theory]
    [InlineData("publish")]
    [InlineData("unpublish")]
    [InlineData("purge")]
    public async Task A_succession_that_went_by_the_clock_is_revised_at_the_next_occasion(string occasion)
    {
        var programKey = await AddProgramAsync($"clocks {occasion}");
        var maker = new RunMaker(Store, programKey);
        var made = new Dictionary<int, MadeRun>();
        foreach (var (days, segment) in ((int, int)[])[(0, 1), (0, 2), (30, 1), (30, 2), (60, 1)])
        {
            var run = await maker.MakeAsync(
                FirstAsOf.AddDays(days), "A", new Dictionary<int, int> { [1] = segment, [days + segment] = 2 }, Cancellation);
            made.Add(run.RunKey, run);
            await PublishAsync(run);
        }

        // As 0.1 left it where of two runs of a day the second's clock said that it finished first.
        var keys = made.Keys.Order().ToArray();
        await Publisher().UnpublishAsync(keys[1], Cancellation);
        await Publisher().UnpublishAsync(keys[3], Cancellation);
        await new TableRows(Store).ExecuteAsync($"UPDATE {{etl.Run}} SET Status = 'Published' WHERE RunKey IN ({keys[1]}, {keys[3]});");

        var doubts = (await new Doctor(Store, TimeProvider.System).ExamineAsync(Cancellation))
            .Where(finding => finding.CheckId == "succession")
            .Select(finding => finding.Message)
            .ToList();
        Assert.Contains(
            doubts,
            message => message.StartsWith(
                $"Run {keys[1]} of the program 'clocks {occasion}' was made last for 2024-01-02, but readers see run {keys[0]}",
                StringComparison.Ordinal));
        Assert.Contains(
            doubts, message => message.StartsWith($"Run {keys[3]} of the program 'clocks {occasion}'", StringComparison.Ordinal));

        await (occasion switch
        {
            "publish" => PublishAsync(await maker.MakeAsync(FirstAsOf.AddDays(45), "A", made[keys[0]].Segments, Cancellation)),
            "unpublish" => Publisher().UnpublishAsync(keys[4], Cancellation),
            _ =>
                (Task)new RunPurger(
                    Store,
                    new MovableClock(new DateTimeOffset(2025, 1, 2, 0, 0, 0, TimeSpan.Zero)),
                    NullLogger.Instance).PurgeAsync(Cancellation),
        });
        var ledger = await Store.Runs.ListAsync(programKey, Cancellation);
        foreach (var run in ledger.Where(run => !made.ContainsKey(run.RunKey)))
        {
            made.Add(run.RunKey, new MadeRun(run.RunKey, run.AsOf, "A", made[keys[0]].Segments));
        }

        var current = ledger.Where(run => run.IsCurrent).OrderBy(run => run.AsOf).Select(run => made[run.RunKey]).ToList();
        Assert.Equal([keys[1], keys[3]], current.Select(run => run.RunKey).Where(key => key < keys[4]));
        Assert.Equal(keys[1], ledger.Single(run => run.RunKey == keys[0]).SupersededByRunKey);
        Assert.True(ReferenceHistory.Rebuild(current).SequenceEqual(await ReadHistoryAsync(programKey)));
        AssertSuccession(ledger, current, occasion);
        await AssertMigrationsAsync(programKey, ledger, made, occasion);
        Assert.DoesNotContain(
            await new Doctor(Store, TimeProvider.System).ExamineAsync(Cancellation),
            finding => finding.Message.Contains($"'clocks {occasion}' was made last", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Migration_of_a_purged_run_comes_from_the_history()
    {
        var programKey = await AddProgramAsync("purged");
        var maker = new RunMaker(Store, programKey);
        var first = await maker.MakeAsync(FirstAsOf, "h", new Dictionary<int, int> { [1] = 1, [2] = 2, [3] = 3 }, Cancellation);
        var last = await maker.MakeAsync(FirstAsOf.AddDays(60), "h", new Dictionary<int, int> { [1] = 1, [2] = 3, [4] = 2 }, Cancellation);
        await PublishAsync(first);
        await PublishAsync(last);
        await PurgedRuns.PurgeAsync(Store, first.RunKey, Cancellation);
        var middle = await maker.MakeAsync(FirstAsOf.AddDays(30), "h", new Dictionary<int, int> { [1] = 2, [2] = 2 }, Cancellation);
        await PublishAsync(middle);

        Assert.Equal([(1, 2, 1, 10_000L), (2, 2, 1, 20_000L), (3, -1, 1, null)], await ReadMigrationAsync(middle.RunKey, "previous"));
        Assert.Equal([(-1, 2, 1, 40_000L), (2, 1, 1, 10_000L), (2, 3, 1, 20_000L)], await ReadMigrationAsync(last.RunKey, "previous"));
    }

    [Fact]
    public async Task A_run_whose_rows_were_purged_cannot_be_published_again()
    {
        var programKey = await AddProgramAsync("gone");
        var run = await new RunMaker(Store, programKey).MakeAsync(FirstAsOf, "h", new Dictionary<int, int> { [1] = 1 }, Cancellation);
        await PurgedRuns.PurgeAsync(Store, run.RunKey, Cancellation);
        var failure = await Assert.ThrowsAsync<RfmBatchException>(() => PublishAsync(run));

        Assert.Equal($"The customer rows of run {run.RunKey} were purged by retention.", failure.Message);
    }

    private static void AssertSuccession(IReadOnlyList<RunRecord> ledger, List<MadeRun> current, string because)
    {
        Assert.True(ledger.SingleOrDefault(run => run.IsLatest)?.RunKey == current.LastOrDefault()?.RunKey, because);
        for (var i = 0; i < current.Count; i++)
        {
            var previous = i > 0 && current[i - 1].ConfigurationHash == current[i].ConfigurationHash ? current[i - 1].RunKey : (int?)null;
            Assert.True(ledger.Single(run => run.RunKey == current[i].RunKey).PreviousRunKey == previous, because);
        }
    }

    private async Task<string> StepAsync(Random random, RunMaker maker, int programKey, Dictionary<int, MadeRun> made)
    {
        var ledger = await Store.Runs.ListAsync(programKey, Cancellation);
        var published = ledger.Where(run => run.Status == RunStatus.Published).ToList();
        var idle = ledger.Where(run => run.Status == RunStatus.Unpublished && run.HasCustomerRows).ToList();
        var choice = random.Next(10);
        if (choice < 3 && published.Count > 0)
        {
            var run = published[random.Next(published.Count)];
            try
            {
                await Publisher().UnpublishAsync(run.RunKey, Cancellation);
                return $"unpublish {run.RunKey}";
            }
            catch (RfmBatchException refusal) when (refusal.Message.Contains(
                "would be the latest, and its customer rows were purged", StringComparison.Ordinal))
            {
                return $"unpublish {run.RunKey}, refused";
            }
        }

        if (choice == 3 && idle.Count > 0)
        {
            var run = idle[random.Next(idle.Count)];
            await Publisher().PublishAsync(run.RunKey, [], Cancellation);
            return $"publish {run.RunKey} again";
        }

        if (choice == 4 && published.Count > 0)
        {
            var run = published[random.Next(published.Count)];
            await PurgedRuns.PurgeAsync(Store, run.RunKey, Cancellation);
            return $"purge {run.RunKey}";
        }

        var segments = Enumerable.Range(1, Customers)
            .Where(_ => random.Next(4) > 0)
            .ToDictionary(customer => customer, _ => 1 + random.Next(2));
        var next = await maker.MakeAsync(FirstAsOf.AddDays(30 * random.Next(5)), random.Next(4) == 0 ? "B" : "A", segments, Cancellation);
        made.Add(next.RunKey, next);
        await PublishAsync(next);
        return $"publish {next.RunKey}";
    }

    private async Task AssertMigrationsAsync(int programKey, IReadOnlyList<RunRecord> ledger, Dictionary<int, MadeRun> made, string because)
    {
        var pairs = await Store.Migrations.ReadPairsAsync(programKey, Cancellation);
        var current = ledger.Where(run => run.IsCurrent).OrderBy(run => run.AsOf).ToList();
        Assert.True(Math.Max(0, current.Count - 1) == pairs.Count(pair => pair.Comparison == "previous"), because);
        foreach (var pair in pairs)
        {
            var rows = await ReadMigrationAsync(pair.ToRunKey, pair.Comparison);
            Assert.True(Counts(made[pair.FromRunKey]).SequenceEqual(Sums(rows, row => row.From)), because);
            Assert.True(Counts(made[pair.ToRunKey]).SequenceEqual(Sums(rows, row => row.To)), because);
        }
    }

    private static IEnumerable<(int Segment, int Customers)> Counts(MadeRun run) =>
        run.Segments.GroupBy(entry => entry.Value).OrderBy(group => group.Key).Select(group => (group.Key, group.Count()));

    private static IEnumerable<(int Segment, int Customers)> Sums(
        IEnumerable<(int From, int To, int Customers, long? Revenue)> rows,
        Func<(int From, int To, int Customers, long? Revenue), int> side) =>
        rows
            .Where(row => side(row) != -1)
            .GroupBy(side)
            .OrderBy(group => group.Key)
            .Select(group => (group.Key, group.Sum(row => row.Customers)));

    private async Task<int> AddProgramAsync(string name) =>
        (await new ProgramCatalog(Store, TimeProvider.System, NullLogger.Instance).AddAsync(
            name, new OptionTexts(), Cancellation)).ProgramKey;

    private RunPublisher Publisher() => new(Store, TimeProvider.System, NullLogger.Instance);

    private Task<RunRecord> PublishAsync(MadeRun run) => Publisher().PublishAsync(run.RunKey, [], Cancellation);

    private async Task<IReadOnlyList<HistoryInterval>> ReadHistoryAsync(int programKey)
    {
        await using var connection = await Store.Dialect.OpenAsync(Cancellation);
        await using var reader = await connection.ExecuteReaderAsync(SqlDialect.Command(
            $"SELECT CustomerKey, SegmentKey, ValidFromDate, ValidToDate FROM {Store.Dialect.ObjectName("rfm", "CustomerSegmentHistory")} "
            + $"WHERE ProgramKey = @ProgramKey ORDER BY CustomerKey, ValidFromDate;",
            new { ProgramKey = programKey }, Cancellation));
        var intervals = new List<HistoryInterval>();
        while (await reader.ReadAsync(Cancellation))
        {
            intervals.Add(
                new HistoryInterval(
                    reader.GetInt32(0),
                    reader.GetInt32(1),
                    Day.ToDate(Store.Dialect.ReadDay(reader, 2)),
                    Day.ToDate(Store.Dialect.ReadDay(reader, 3))));
        }

        return intervals;
    }

    private async Task<IReadOnlyList<(int From, int To, int Customers, long? Revenue)>> ReadMigrationAsync(int toRunKey, string comparison)
    {
        await using var connection = await Store.Dialect.OpenAsync(Cancellation);
        var parameters = new DynamicParameters();
        parameters.Add("ToRunKey", toRunKey, DbType.Int32);
        parameters.Add("Comparison", comparison, DbType.AnsiString, size: 20);
        await using var reader = await connection.ExecuteReaderAsync(SqlDialect.Command(
            $"SELECT FromSegmentKey, ToSegmentKey, CustomerCount, RevenueAmount FROM {Store.Dialect.ObjectName("rfm", "SegmentMigration")} "
            + $"WHERE ToRunKey = @ToRunKey AND Comparison = @Comparison ORDER BY FromSegmentKey, ToSegmentKey;",
            parameters, Cancellation));
        var rows = new List<(int From, int To, int Customers, long? Revenue)>();
        while (await reader.ReadAsync(Cancellation))
        {
            rows.Add(
                (
                    reader.GetInt32(0),
                    reader.GetInt32(1),
                    reader.GetInt32(2),
                    reader.IsDBNull(3) ? null : Store.Dialect.ReadAmount(reader, 3)));
        }

        return rows;
    }
}
