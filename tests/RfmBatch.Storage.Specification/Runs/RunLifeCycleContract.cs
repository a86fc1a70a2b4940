using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Programs;
using RfmBatch.Application.Publication;
using RfmBatch.Application.Runs;
using RfmBatch.Core;
using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;
using RfmBatch.Storage.Locking;
using RfmBatch.Storage.Runs;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Specification.Runs;

public abstract class RunLifeCycleContract : StoreContract, IAsyncLifetime
{
    private static readonly DateOnly Start = new(2024, 1, 1);
    private readonly MovableClock _clock = new(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private RfmStore _store = null!;

    protected RunLifeCycleContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    public async ValueTask InitializeAsync()
    {
        _store = await Fixture.CreateFreshAsync();
        await SaleSeeder.LoadAsync(_store, [.. SomeSales()], Cancellation);
    }

    [Fact]
    public async Task A_run_is_published_with_its_figures()
    {
        var report = await RunAsync(new OptionTexts());

        Assert.Equal(RunStatus.Published, report.Status);
        Assert.True(report.IsLatest);
        Assert.Equal(40, report.CustomerCount);
        Assert.Equal(40, report.Segments.Sum(segment => segment.CustomerCount));
        Assert.All(
            report.Findings,
            finding => Assert.True(finding.Passed || finding.Severity != RfmBatch.Core.Operations.CheckSeverity.Error, finding.Detail));
        var run = await LedgerAsync(report.RunKey);
        Assert.True(run is { IsCurrent: true, IsLatest: true, HasCustomerRows: true, CustomerCount: 40 });
        Assert.Equal(40, await CountAsync("bi", "CustomerRfmLatest"));
        Assert.Equal(report.RevenueAmount, run.RevenueAmount);
    }

    [Fact]
    public async Task A_trial_is_stored_and_published_later()
    {
        var report = await RunAsync(new OptionTexts(), isTrial: true);

        Assert.Equal(RunStatus.Trial, report.Status);
        Assert.Equal(0, await CountAsync("bi", "CustomerRfm"));
        Assert.Equal(40, await CountAsync("rfm", "CustomerRfm"));
        var run = await Publisher().PublishAsync(report.RunKey, [], Cancellation);
        Assert.True(run is { Status: RunStatus.Published, IsLatest: true });
        Assert.Equal(40, await CountAsync("bi", "CustomerRfm"));
        Assert.NotEqual(0, await CountAsync("bi", "CohortRetention"));
    }

    [Fact]
    public async Task Unpublishing_gives_the_word_back_to_the_run_before()
    {
        var first = await RunAsync(new OptionTexts { ["as-of"] = "2024-03-01" });
        var second = await RunAsync(new OptionTexts());
        await Publisher().UnpublishAsync(second.RunKey, Cancellation);

        Assert.True((await LedgerAsync(first.RunKey)).IsLatest);
        Assert.True(await LedgerAsync(second.RunKey) is { Status: RunStatus.Unpublished, IsCurrent: false });
        await Assert.ThrowsAsync<RfmBatchException>(() => Publisher().UnpublishAsync(second.RunKey, Cancellation));
        Assert.True((await Publisher().PublishAsync(second.RunKey, [], Cancellation)).IsLatest);
    }

    [Fact]
    public async Task A_backfill_does_not_move_latest_but_becomes_the_previous_run_of_its_neighbour()
    {
        var early = await RunAsync(new OptionTexts { ["as-of"] = "2024-02-01" });
        var late = await RunAsync(new OptionTexts { ["as-of"] = "2024-06-01" });
        var middle = await RunAsync(new OptionTexts { ["as-of"] = "2024-04-01" });

        Assert.False(middle.IsLatest);
        Assert.Equal(early.RunKey, (await LedgerAsync(middle.RunKey)).PreviousRunKey);
        Assert.Equal(middle.RunKey, (await LedgerAsync(late.RunKey)).PreviousRunKey);
        Assert.True((await LedgerAsync(late.RunKey)).IsLatest);
    }

    [Fact]
    public async Task Of_two_runs_of_one_date_the_one_made_last_is_current_also_where_the_clock_was_set_back()
    {
        var first = await RunAsync(new OptionTexts());
        await SaleSeeder.LoadAsync(_store, [new Sale("corrected", "corrected", Start.AddDays(3), 4)], Cancellation);
        _clock.Advance(TimeSpan.FromMinutes(-10));
        var second = await RunAsync(new OptionTexts { ["as-of"] = first.AsOf.ToString(
            "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) });

        Assert.True(second.IsLatest);
        Assert.False((await LedgerAsync(first.RunKey)).IsCurrent);
        Assert.True(await LedgerAsync(second.RunKey) is { IsCurrent: true, IsLatest: true, SupersededByRunKey: null });
        Assert.Equal(41, await CountAsync("bi", "CustomerRfmLatest"));

        // One that is published again says by which it is superseded.
        await Publisher().UnpublishAsync(first.RunKey, Cancellation);
        var again = await Publisher().PublishAsync(first.RunKey, [], Cancellation);
        Assert.Equal((RunStatus.Published, false, second.RunKey), (again.Status, again.IsCurrent, again.SupersededByRunKey));
        Assert.Equal(41, await CountAsync("bi", "CustomerRfmLatest"));
        await Publisher().UnpublishAsync(second.RunKey, Cancellation);
        Assert.True(await LedgerAsync(first.RunKey) is { IsCurrent: true, IsLatest: true });
    }

    [Fact]
    public async Task A_second_run_of_the_program_is_refused_while_another_one_goes_on()
    {
        ProgramLockedException? refused = null;
        var other = Fixture.Reopen(_store);
        var watcher = new StageWatcher(progress =>
        {
            if (progress.Stage == RunStage.Scoring)
            {
                refused = Assert.Throws<AggregateException>(() => new ProgramRunner(other, _clock, NullLogger.Instance)
                    .RunAsync(new RunRequest(RunRequest.DefaultProgram, new OptionTexts()), null, Cancellation).Wait(
                        Cancellation)).InnerException as ProgramLockedException;
            }
        });
        var report = await new ProgramRunner(_store, _clock, NullLogger.Instance).RunAsync(
            new RunRequest(RunRequest.DefaultProgram, new OptionTexts()), watcher, Cancellation);

        Assert.NotNull(refused);
        Assert.Equal(RunStatus.Published, report.Status);
        Assert.Single(await _store.Runs.ListAsync(null, Cancellation));
    }

    [Fact]
    public async Task Two_programs_run_side_by_side()
    {
        var catalog = new ProgramCatalog(_store, _clock, NullLogger.Instance);
        await catalog.AddAsync("other", new OptionTexts { ["segments"] = "value5" }, Cancellation);
        var both = await Task.WhenAll(
            Task.Run(() => RunAsync(new OptionTexts()), Cancellation),
            Task.Run(() => new ProgramRunner(Fixture.Reopen(_store), _clock, NullLogger.Instance).RunAsync(
                new RunRequest("other", new OptionTexts()), null, Cancellation), Cancellation));

        Assert.All(both, report => Assert.True(report is { Status: RunStatus.Published, IsLatest: true }));
        Assert.Equal(80, await CountAsync("bi", "CustomerRfmLatest"));
    }

    [Fact]
    public async Task A_failure_at_any_stage_leaves_the_previous_run_live_and_the_next_run_clean()
    {
        var live = (await RunAsync(new OptionTexts { ["as-of"] = "2024-04-01" })).RunKey;
        foreach (var stage in Enum.GetValues<RunStage>().Where(stage => stage != RunStage.Done))
        {
            var before = (
                await CountAsync("bi", "CustomerRfm"),
                await CountAsync("rfm", "CustomerSegmentHistory"),
                await CountAsync("rfm", "SegmentMigration"));
            var failed = await FailAtAsync(stage);

            Assert.Equal(RunStatus.Failed, failed.Status);
            Assert.DoesNotContain("4711", failed.FailureText, StringComparison.Ordinal);
            Assert.True((await LedgerAsync(live)).IsLatest);
            Assert.Equal(
                before,
                (
                    await CountAsync("bi", "CustomerRfm"),
                    await CountAsync("rfm", "CustomerSegmentHistory"),
                    await CountAsync("rfm", "SegmentMigration")));
            _clock.Advance(TimeSpan.FromMinutes(1));
            var next = await RunAsync(new OptionTexts());
            Assert.True(next.IsLatest);
            Assert.Equal(0, await CountAsync("rfm", "CustomerRfm", $"RunKey = {failed.RunKey}"));
            live = next.RunKey;
        }
    }

    [Fact]
    public async Task A_run_whose_process_vanished_is_given_up_by_the_next_one()
    {
        var abandoned = await _store.Runs.InsertAsync(
            new NewRun(1, "token", Start.AddDays(30), null, _clock.GetUtcNow(), "standard11", 5, "hash", 1, "{}", "test"), Cancellation);
        var report = await RunAsync(new OptionTexts());

        Assert.Equal([abandoned], report.AbandonedRunKeys);
        Assert.Equal(RunStatus.Abandoned, (await LedgerAsync(abandoned)).Status);
    }

    [Fact]
    public async Task A_run_that_was_given_up_cannot_publish()
    {
        var watcher = new StageWatcher(progress =>
        {
            if (progress.Stage == RunStage.Publishing)
            {
                using var connection = _store.Dialect.OpenAsync(Cancellation).GetAwaiter().GetResult();
                connection.Execute(
                    $"UPDATE {_store.Dialect.ObjectName("etl", "Run")} SET Status = 'Abandoned' WHERE RunKey = @RunKey;",
                    new { progress.RunKey });
            }
        });
        var failure = await Assert.ThrowsAsync<RfmBatchException>(() => new ProgramRunner(_store, _clock, NullLogger.Instance)
            .RunAsync(new RunRequest(RunRequest.DefaultProgram, new OptionTexts()), watcher, Cancellation));

        Assert.Contains("no longer this process's", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync("bi", "CustomerRfm"));
        Assert.Equal(0, await CountAsync("rfm", "CustomerSegmentHistory"));
    }

    [Fact]
    public async Task As_of_before_the_first_transaction_says_from_when_on()
    {
        var failure = await Assert.ThrowsAsync<RfmBatchException>(() => RunAsync(new OptionTexts { ["as-of"] = "2024-01-01" }));

        Assert.Equal(
            "As of 2024-01-01 nothing has happened yet: the first transaction is of 2024-01-02, and as-of is the first day not observed.",
            failure.Message);
        Assert.Empty(await _store.Runs.ListAsync(null, Cancellation));
    }

    [Fact]
    public async Task No_customers_after_the_filter_is_a_failure_that_says_so()
    {
        var failure = await Assert.ThrowsAsync<RfmBatchException>(() => RunAsync(new OptionTexts { ["where"] = "Country=Atlantis" }));

        Assert.StartsWith("No customer has the attribute 'Country' that --where names", failure.Message, StringComparison.Ordinal);
        Assert.Equal(RunStatus.Failed, Assert.Single(await _store.Runs.ListAsync(null, Cancellation)).Status);
    }

    [Fact]
    public async Task An_empty_store_says_how_to_load()
    {
        var empty = await Fixture.CreateFreshAsync();
        var failure = await Assert.ThrowsAsync<RfmBatchException>(() => new ProgramRunner(empty, _clock, NullLogger.Instance)
            .RunAsync(new RunRequest(RunRequest.DefaultProgram, new OptionTexts()), null, Cancellation));

        Assert.Equal("No transactions have been loaded.", failure.Message);
    }

    private async Task<RunRecord> FailAtAsync(RunStage stage)
    {
        var watcher = new StageWatcher(progress =>
        {
            if (progress.Stage == stage)
            {
                throw new InvalidOperationException("customer 4711");
            }
        });
        await Assert.ThrowsAsync<InvalidOperationException>(() => new ProgramRunner(_store, _clock, NullLogger.Instance)
            .RunAsync(new RunRequest(RunRequest.DefaultProgram, new OptionTexts()), watcher, Cancellation));
        return (await _store.Runs.ListAsync(null, Cancellation))[0];
    }

    private static IEnumerable<Sale> SomeSales() =>
        from customer in Enumerable.Range(1, 40)
        from order in Enumerable.Range(0, 1 + (customer % 7))
        select new Sale(
            $"C{customer * 7919 % 1000}",
            $"{customer}-{order}",
            Start.AddDays(1 + ((customer + (order * 37)) % 29) + (order * 27)),
            10 + (customer * 13 % 91));

    private RunPublisher Publisher() => new(_store, _clock, NullLogger.Instance);

    private Task<RunReport> RunAsync(OptionTexts options, bool isTrial = false) =>
        new ProgramRunner(_store, _clock, NullLogger.Instance).RunAsync(
            new RunRequest(RunRequest.DefaultProgram, options, isTrial), null, Cancellation);

    private async Task<RunRecord> LedgerAsync(int runKey) => (await _store.Runs.FindAsync(runKey, Cancellation))!;

    private async Task<int> CountAsync(string schema, string name, string condition = "1 = 1")
    {
        await using var connection = await _store.Dialect.OpenAsync(Cancellation);
        return await connection.ExecuteScalarAsync<int>(
            SqlDialect.Command($"SELECT COUNT(*) FROM {_store.Dialect.ObjectName(schema, name)} WHERE {condition};", null, Cancellation));
    }
}
