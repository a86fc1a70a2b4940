using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Loading.Definitions;
using RfmBatch.Application.Operations;
using RfmBatch.Application.Programs;
using RfmBatch.Application.Runs;
using RfmBatch.Core;
using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;
using RfmBatch.Storage.Loading;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Programs;

namespace RfmBatch.Storage.Specification.Runs;

/// <summary>A night that is dead is loud: what should have happened and did not is an error of the review.</summary>
public abstract class NightContract : StoreContract, IAsyncLifetime
{
    private readonly MovableClock _clock = new(new DateTimeOffset(2024, 1, 10, 12, 0, 0, TimeSpan.Zero));
    private RfmStore _store = null!;

    protected NightContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    public async ValueTask InitializeAsync()
    {
        _store = await Fixture.CreateFreshAsync();
        await SaleSeeder.LoadAsync(
            _store,
            [.. Enumerable.Range(1, 30).Select(i => new Sale($"c{i % 10}", $"o{i}", new DateOnly(2024, 1, 3).AddDays(i % 7), 10 + i))],
            Cancellation);
    }

    [Fact]
    public async Task A_run_that_was_due_and_not_made_is_overdue_until_one_is_tried()
    {
        await SetAsync(new OptionTexts { ["schedule"] = "0 3 * * *", ["freshness-days"] = "365" });
        await RunAsync();
        _clock.Advance(TimeSpan.FromHours(16));
        Assert.Empty(await NightAsync());

        // 04:31 of the next day: an hour and a half after 03:00.
        _clock.Advance(TimeSpan.FromMinutes(31));
        var finding = Assert.Single(await NightAsync());
        Assert.Equal(
            ("default", "run-overdue", FindingSeverity.Error, "The run of 2024-01-11 03:00:00 UTC was not made."),
            (finding.ProgramName, finding.CheckId, finding.Severity, finding.Message));

        // Nothing changed, so no run is made and no ledger knows of it: it was tried all the same.
        Assert.NotNull((await RunAsync()).Unchanged);
        Assert.Empty(await NightAsync());
        _clock.Advance(TimeSpan.FromDays(7));
        Assert.Contains("2024-01-18 03:00:00", Assert.Single(await NightAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_try_that_a_wrong_clock_put_into_the_future_does_not_hide_that_a_run_is_overdue()
    {
        await SetAsync(new OptionTexts { ["schedule"] = "0 3 * * *", ["freshness-days"] = "365" });
        await _store.Programs.NoteAttemptAsync(1, _clock.GetUtcNow().AddDays(400), null, Cancellation);
        _clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal("run-overdue", Assert.Single(await NightAsync()).CheckId);
    }

    [Fact]
    public async Task A_scheduled_run_that_could_not_begin_leaves_its_reason()
    {
        var empty = await Fixture.CreateFreshAsync();
        await Assert.ThrowsAsync<RfmBatchException>(() => RunAsync(empty));
        var finding = Assert.Single(await new QualityReviewer(empty, _clock).ReviewNightAsync(Cancellation));

        Assert.Equal(
            ("run-not-made", "The last scheduled run could not be made: No transactions have been loaded."),
            (finding.CheckId, finding.Message));
    }

    [Fact]
    public async Task A_run_and_a_load_that_say_running_without_a_process_are_interrupted()
    {
        var run = await _store.Runs.InsertAsync(
            new Storage.Runs.NewRun(
                1, "killed", new DateOnly(2024, 1, 8), null, _clock.GetUtcNow(), "standard11", 5, "hash", 1, "{}", "test"),
            Cancellation);
        await LoadLedger.BeginAsync(
            _store.Dialect, new LoadStart(LoadKind.Transactions, "a.csv", null, _clock.GetUtcNow(), "{}"), null, Cancellation);
        var findings = await NightAsync();
        Assert.Equal(["load-interrupted", "run-interrupted"], findings.Select(finding => finding.CheckId));
        Assert.All(findings, finding => Assert.Equal(FindingSeverity.Error, finding.Severity));
        Assert.Equal(run, findings[1].RunKey);

        // While somebody holds the locks, they are at work.
        await using var runLock = await _store.ProgramLocks.AcquireAsync("default", TimeSpan.Zero, Cancellation);
        await using var loadLock = await _store.ProgramLocks.AcquireAsync(
            ITransactionStore.LockName, TimeSpan.Zero, Cancellation);
        Assert.Empty(await NightAsync());
    }

    [Fact]
    public async Task Data_older_than_its_schedule_lets_expect_is_stale()
    {
        const int days = 3;
        await SetAsync(new OptionTexts { ["schedule"] = "0 3 * * *", ["freshness-days"] = "0" });
        var moved = new DateOnly(2024, 1, 9).AddDays(days).DayNumber - DateOnly.FromDateTime(_clock.GetUtcNow().UtcDateTime).DayNumber;
        _clock.Advance(TimeSpan.FromDays(moved));
        await _store.Programs.NoteAttemptAsync(1, _clock.GetUtcNow(), null, Cancellation);
        Assert.Empty(await NightAsync());

        _clock.Advance(TimeSpan.FromDays(1));
        await _store.Programs.NoteAttemptAsync(1, _clock.GetUtcNow(), null, Cancellation);
        var finding = Assert.Single(await NightAsync());
        Assert.Equal(("data-stale", FindingSeverity.Warning), (finding.CheckId, finding.Severity));
        Assert.EndsWith($"its schedule lets expect at most {days}.", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_load_that_was_due_is_overdue_and_one_that_could_not_be_made_says_so()
    {
        var folder = Directory.CreateTempSubdirectory("rfmbatch-");
        try
        {
            await new LoadDefinitionCatalog(_store, _clock, NullLogger.Instance).AddAsync(
                "shop",
                new OptionTexts { ["folder"] = folder.FullName, ["settle-seconds"] = "0", ["schedule"] = "*/5 * * * *" },
                Cancellation);
            _clock.Advance(TimeSpan.FromMinutes(96));
            var overdue = Assert.Single(await NightAsync());
            Assert.Equal(("load:shop", "load-overdue"), (overdue.ProgramName, overdue.CheckId));

            await LoadAsync();
            Assert.Empty(await NightAsync());
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "bad.csv"), "a,b\n1,2\n", Cancellation);
            await LoadAsync();
            var failed = Assert.Single(await NightAsync());
            Assert.Equal(("load-failed", "Not loaded: bad.csv."), (failed.CheckId, failed.Message));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        await Assert.ThrowsAsync<RfmBatchException>(LoadAsync);
        Assert.DoesNotContain("Not loaded", Assert.Single(await NightAsync()).Message, StringComparison.Ordinal);

        Task LoadAsync() =>
            new DefinedLoader(_store, _clock, NullLogger.Instance, new FileMemory()).RunAsync("shop", null, Cancellation);
    }

    private Task<IReadOnlyList<ProgramFinding>> NightAsync() => new QualityReviewer(_store, _clock).ReviewNightAsync(Cancellation);

    private Task<RunOutcome> RunAsync() => RunAsync(_store);

    private Task<RunOutcome> RunAsync(RfmStore store) => new ProgramRunner(store, _clock, NullLogger.Instance).RunIfChangedAsync(
        new RunRequest(RunRequest.DefaultProgram, new OptionTexts { ["value"] = "off", ["clusters"] = "off" }), null, Cancellation);

    private Task<ProgramRecord> SetAsync(OptionTexts change) =>
        new ProgramCatalog(_store, _clock, NullLogger.Instance).SetAsync(RunRequest.DefaultProgram, change, Cancellation);
}
