using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Operations;
using RfmBatch.Application.Programs;
using RfmBatch.Application.Publication;
using RfmBatch.Application.Runs;
using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Storage.Specification.Runs;

/// <summary>When a scheduled run is made, and what there is to know afterwards.</summary>
public abstract class ScheduledRunContract : StoreContract, IAsyncLifetime
{
    private readonly MovableClock _clock = new(new DateTimeOffset(2024, 1, 10, 0, 0, 0, TimeSpan.Zero));
    private RfmStore _store = null!;

    protected ScheduledRunContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    public async ValueTask InitializeAsync()
    {
        _store = await Fixture.CreateFreshAsync();
        await SaleSeeder.LoadAsync(
            _store,
            [.. Enumerable.Range(1, 30).Select(i => new Sale($"c{i % 10}", $"o{i}", new DateOnly(2024, 1, 1).AddDays(i % 7), 10 + i))],
            Cancellation);
    }

    [Fact]
    public async Task A_run_is_made_when_data_date_or_configuration_changed_and_only_then()
    {
        var first = await MadeAsync();
        Assert.Equal(first, (await SkippedAsync()).RunKey);

        // The as-of date: of `today` it moves with the clock.
        await SetAsync(new OptionTexts { ["as-of"] = "today" });
        var second = await MadeAsync();
        Assert.Equal(second, (await SkippedAsync()).RunKey);
        _clock.Advance(TimeSpan.FromDays(1));
        var third = await MadeAsync();

        // The configuration: rules, and an option that leaves the rules alone.
        await SetAsync(new OptionTexts { ["segments"] = "value5" });
        await MadeAsync();
        await SetAsync(new OptionTexts { ["seed"] = "2" });
        var last = await MadeAsync();
        await SetAsync(new OptionTexts { ["description"] = "another text" });
        Assert.Equal(last, (await SkippedAsync()).RunKey);

        // The data.
        await SaleSeeder.LoadAsync(_store, [new Sale("c1", "new", new DateOnly(2024, 1, 3), 5)], Cancellation);
        Assert.True(await MadeAsync() > last && last > third);
    }

    [Fact]
    public async Task A_trial_does_not_stand_for_a_run_and_one_taken_back_is_not_repeated()
    {
        await Runner().RunAsync(new RunRequest(RunRequest.DefaultProgram, new OptionTexts(), IsTrial: true), null, Cancellation);
        var run = await MadeAsync();
        await new RunPublisher(_store, _clock, NullLogger.Instance).UnpublishAsync(run, Cancellation);

        var skipped = await SkippedAsync();
        Assert.Equal(RunStatus.Unpublished, skipped.Status);
        Assert.Equal(
            $"Nothing was loaded or changed since run {run}, which is Unpublished and observed to 2024-01-07: no new run of default was "
            + $"made.",
            skipped.Reason);
    }

    [Fact]
    public async Task A_scheduled_run_that_finds_nothing_changed_still_shows_what_a_clock_had_hidden()
    {
        var first = await MadeAsync();
        await SaleSeeder.LoadAsync(_store, [new Sale("corrected", "corrected", new DateOnly(2024, 1, 3), 5)], Cancellation);
        var second = await MadeAsync();
        await new RunPublisher(_store, _clock, NullLogger.Instance).UnpublishAsync(second, Cancellation);
        await new TableRows(_store).ExecuteAsync($"UPDATE {{etl.Run}} SET Status = 'Published' WHERE RunKey = {second};");
        Assert.True((await _store.Runs.FindAsync(first, Cancellation))!.IsLatest);

        Assert.Equal(second, (await SkippedAsync()).RunKey);
        Assert.True((await _store.Runs.FindAsync(second, Cancellation))!.IsLatest);
        Assert.Equal(second, (await _store.Runs.FindAsync(first, Cancellation))!.SupersededByRunKey);
    }

    [Fact]
    public async Task The_review_names_what_is_missing_failed_held_or_stale()
    {
        Assert.Equal("never-published", Assert.Single(await ReviewAsync()).CheckId);
        await SetAsync(new OptionTexts { ["freshness-days"] = "0" });
        var run = await MadeAsync();
        Assert.DoesNotContain(await ReviewAsync(), finding => finding.Severity == FindingSeverity.Error);

        await SetAsync(new OptionTexts { ["freshness-days"] = "2" });
        Assert.Contains(
            await ReviewAsync(),
            finding =>
                finding is
                {
                    CheckId: "data-stale",
                    Severity: FindingSeverity.Warning,
                    Message: "The last transaction is of 2024-01-07, 3 days ago; the program allows 2.",
                });

        var held = await InsertAsync("held");
        await using (var connection = await _store.Dialect.OpenAsync(Cancellation))
        await using (var transaction = await _store.Dialect.BeginWriteAsync(connection, Cancellation))
        {
            await _store.Runs.FinishAsync(
                new FinishedRun(held, "held", RunStatus.Held, _clock.GetUtcNow(), 1, 1, 1, 1), transaction, Cancellation);
            await transaction.CommitAsync(Cancellation);
        }

        await _store.Runs.FailAsync(await InsertAsync("failed"), "failed", "The disk is full.", _clock.GetUtcNow(), Cancellation);
        var findings = await ReviewAsync();
        Assert.Contains(
            findings,
            finding =>
                finding is
                {
                    CheckId: "run-failed",
                    Severity: FindingSeverity.Error,
                    Message: "The last run is Failed: The disk is full.",
                });
        Assert.Contains(findings, finding => finding is { CheckId: "run-held", Severity: FindingSeverity.Error } && finding.RunKey == held);
        Assert.True(held > run);
    }

    private ProgramRunner Runner() => new(_store, _clock, NullLogger.Instance);

    private Task<RunOutcome> RunAsync() =>
        Runner().RunIfChangedAsync(new RunRequest(RunRequest.DefaultProgram, new OptionTexts()), null, Cancellation);

    private async Task<int> MadeAsync()
    {
        var outcome = await RunAsync();
        Assert.True(outcome.Report is not null, outcome.Unchanged?.Reason);
        return outcome.Report.RunKey;
    }

    private async Task<UnchangedRun> SkippedAsync()
    {
        var outcome = await RunAsync();
        Assert.Null(outcome.Report);
        return outcome.Unchanged!;
    }

    private async Task SetAsync(OptionTexts change) =>
        await new ProgramCatalog(_store, _clock, NullLogger.Instance).SetAsync(RunRequest.DefaultProgram, change, Cancellation);

    private Task<IReadOnlyList<ProgramFinding>> ReviewAsync() => new QualityReviewer(_store, _clock).ReviewAsync(Cancellation);

    private Task<int> InsertAsync(string token) => _store.Runs.InsertAsync(
        new NewRun(1, token, new DateOnly(2024, 1, 8), null, _clock.GetUtcNow(), "standard11", 5, "hash", 1, "{}", "test"), Cancellation);
}
