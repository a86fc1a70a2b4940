using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Campaigns;
using RfmBatch.Application.Operations;
using RfmBatch.Application.Publication;
using RfmBatch.Application.Reading;
using RfmBatch.Application.Runs;
using RfmBatch.Core;
using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Reading;
using RfmBatch.Storage.Runs;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Specification.Runs;

/// <summary>Wherever a purge ends, a run is seen with all of its customers or with none, and the next purge goes on.</summary>
public abstract class InterruptedPurgeContract : StoreContract, IAsyncLifetime
{
    private const int Customers = 20;
    private static readonly DateTimeOffset LongAfter = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly MovableClock _clock = new(new DateTimeOffset(2024, 9, 1, 0, 0, 0, TimeSpan.Zero));
    private RfmStore _store = null!;

    // Two of February, of which retention keeps the second only for a time, and the latest.
    private int _first;
    private int _second;
    private int _latest;

    protected InterruptedPurgeContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    public async ValueTask InitializeAsync()
    {
        _store = await Fixture.CreateFreshAsync();
        await SaleSeeder.LoadAsync(
            _store,
            [
                .. Enumerable.Range(1, 3 * Customers)
                    .Select(i => new Sale($"c{i % Customers}", $"o{i}", new DateOnly(2024, 1, 1).AddDays(i % 30), 10 + i))
            ],
            Cancellation);
        _first = await RunAsync("2024-02-10");
        _second = await RunAsync("2024-02-20");
        _latest = await RunAsync("2024-08-01");
    }

    [Fact]
    public async Task No_view_shows_a_part_of_a_run_and_the_doctor_and_the_review_name_it()
    {
        await PurgedRuns.LeaveOneRowAsync(_store, _first, Cancellation);
        await PurgedRuns.LeaveOneRowAsync(_store, _latest, Cancellation);

        Assert.Equal(1, await CountAsync("rfm.CustomerRfm", _first));
        Assert.Equal(0, await CountAsync("bi.CustomerRfm", _first));
        Assert.Equal(Customers, await CountAsync("bi.CustomerRfm", _second));
        Assert.Equal(0, await CountAsync("bi.CustomerRfmLatest", _latest));
        Assert.NotEqual(0, await CountAsync("bi.SegmentSummary", _first));

        var explained = Assert.Single(await new CustomerExplainer(_store.CustomerExplanations).ExplainAsync("c1", Cancellation));
        Assert.Null(explained.SegmentName);
        Assert.Empty(explained.Clusters);
        Assert.Contains(
            $"latest run, {_latest}, were purged by retention; make a new one: rfmbatch run --program default.",
            explained.Note,
            StringComparison.Ordinal);

        var diagnosis = await new Doctor(_store, _clock).ExamineAsync(Cancellation);
        Assert.Equal(
            new[] { _first, _latest }.Select(
                run => $"A purge of run {run} of the program 'default' was interrupted; what is left of its customer rows is not visible."),
            diagnosis.Where(finding => finding.CheckId == "leftover-purge" && finding.Severity == FindingSeverity.Notice)
                .Select(finding => finding.Message));
        var review = await new QualityReviewer(_store, _clock).ReviewAsync(Cancellation);
        Assert.Contains(
            review, finding => finding is { CheckId: "latest-purged", Severity: FindingSeverity.Error } && finding.RunKey == _latest);
        Assert.Equal(
            [_first, _latest],
            review.Where(finding => finding is { CheckId: "purge-unfinished", Severity: FindingSeverity.Notice })
                .Select(finding => finding.RunKey!.Value));
    }

    [Fact]
    public async Task The_next_purge_shows_what_is_left_and_finishes_it()
    {
        await PurgedRuns.LeaveOneRowAsync(_store, _first, Cancellation);

        // Too young for retention: it is there only because its purge had begun.
        var item = Assert.Single((await Purger(_clock).PlanAsync(Cancellation)).Runs);
        Assert.Equal(
            (_first, 1L, RunStatus.Published, "an earlier purge was interrupted"), (item.RunKey, item.RowCount, item.Status, item.Reason));
        var figures = await CountAsync("rfm.SegmentSummary", _first);
        var report = await Purger(_clock).PurgeAsync(Cancellation);

        Assert.Equal((1, 1L), (report.RunCount, report.RowCount));
        Assert.Equal(0, await CountAsync("rfm.CustomerRfm", _first));
        Assert.Equal(figures, await CountAsync("rfm.SegmentSummary", _first));
        Assert.True(await LedgerAsync(_first) is { Status: RunStatus.Published, IsCurrent: true });
        Assert.Empty((await Purger(_clock).PlanAsync(Cancellation)).Runs);
        Assert.DoesNotContain(await new Doctor(_store, _clock).ExamineAsync(Cancellation), finding => finding.CheckId == "leftover-purge");
    }

    [Theory]
    [InlineData(RunStatus.Held)]
    [InlineData(RunStatus.Trial)]
    [InlineData(RunStatus.Unpublished)]
    public async Task A_half_purged_run_of_any_status_is_finished_and_one_in_the_making_is_left_alone(string status)
    {
        var rows = new TableRows(_store);
        await rows.ExecuteAsync($"UPDATE {{etl.Run}} SET Status = '{status}', IsCurrent = 0 WHERE RunKey = {_first};");
        await PurgedRuns.LeaveOneRowAsync(_store, _first, Cancellation);
        await rows.ExecuteAsync($"UPDATE {{etl.Run}} SET Status = 'Running', IsCurrent = 0, HasCustomerRows = 0 WHERE RunKey = {_second};");

        Assert.Equal([_first], (await Purger(_clock).PlanAsync(Cancellation)).Runs.Select(run => run.RunKey));
        await Purger(_clock).PurgeAsync(Cancellation);
        Assert.Equal((0, Customers), (await CountAsync("rfm.CustomerRfm", _first), await CountAsync("rfm.CustomerRfm", _second)));
    }

    [Fact]
    public async Task A_purge_that_ends_between_two_batches_leaves_none_of_the_run_to_be_seen()
    {
        using var killed = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await PurgedRuns.HideAsync(_store, _first, Cancellation);
        Assert.Equal((Customers, 0), (await CountAsync("rfm.CustomerRfm", _first), await CountAsync("bi.CustomerRfm", _first)));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new RetentionStore(_store.Dialect, 7).DeleteCustomerRowsAsync(_first, _ => killed.Cancel(), killed.Token));

        Assert.Equal((Customers - 7, 0), (await CountAsync("rfm.CustomerRfm", _first), await CountAsync("bi.CustomerRfm", _first)));
        await Purger(_clock).PurgeAsync(Cancellation);
        Assert.Equal(0, await CountAsync("rfm.CustomerRfm", _first));
    }

    [Fact]
    public async Task Rows_of_a_run_that_is_still_shown_cannot_be_deleted()
    {
        Assert.Equal(0, await _store.Retention.DeleteCustomerRowsAsync(_first, null, Cancellation));
        Assert.Equal(Customers, await CountAsync("bi.CustomerRfm", _first));
    }

    [Fact]
    public async Task A_purge_hides_a_run_before_it_deletes_from_it_and_keeps_the_latest()
    {
        var seen = new List<(int Shown, int Stored)>();
        var logger = new PurgeWatcher(
            async () => seen.Add((await CountAsync("bi.CustomerRfm", _first), await CountAsync("rfm.CustomerRfm", _first))));
        await new RunPurger(_store, new MovableClock(LongAfter), logger).PurgeAsync(Cancellation);

        // Told of: hidden, a batch, done; the last run of the year is the latest.
        Assert.Equal([(0, Customers), (0, 0), (0, 0)], seen.Take(3));
        Assert.Equal(Customers, await CountAsync("bi.CustomerRfmLatest", _latest));
        Assert.True((await LedgerAsync(_latest)).HasCustomerRows);
    }

    [Fact]
    public async Task Whoever_reads_a_run_while_its_purge_begins_is_refused_rather_than_given_a_part()
    {
        await using (var rows = await _store.Bi.OpenAsync(new BiQuery("CustomerRfm", _first), Cancellation))
        {
            await PurgedRuns.HideAsync(_store, _first, Cancellation);
            var ended = await Assert.ThrowsAsync<RfmBatchException>(() => rows.ReadAsync(Cancellation).AsTask());
            Assert.Equal($"The customer rows of run {_first} were purged by retention; its summaries are still there.", ended.Message);
        }

        // The ledger was read before the purge began, the rows after its first batch: as if the flag were still there.
        await PurgedRuns.LeaveOneRowAsync(_store, _latest, Cancellation);
        await new TableRows(_store).ExecuteAsync($"UPDATE {{etl.Run}} SET HasCustomerRows = 1 WHERE RunKey = {_latest};");
        var plan = await Assert.ThrowsAsync<RfmBatchException>(() => new CampaignMaker(_store, _clock, NullLogger.Instance)
            .MakeAsync(new OptionTexts { ["budget"] = "1000" }, Cancellation));
        var bridge = await Assert.ThrowsAsync<RfmBatchException>(
            () => new RunComparer(_store, NullLogger.Instance).CompareAsync(_second, _latest, 0, Cancellation));
        Assert.All([plan, bridge], refusal => Assert.Equal(
            (
                $"The customer rows of run {_latest} were purged by retention.",
                "Compute it anew: rfmbatch run --program default --as-of 2024-08-01."),
            (refusal.Message, refusal.NextStep)));
        Assert.Empty(await _store.Bi.ListAsync(new BiQuery("CampaignPlan"), Cancellation));
    }

    [Fact]
    public async Task A_purged_run_of_one_program_does_not_keep_back_the_customers_of_another()
    {
        await PurgedRuns.LeaveOneRowAsync(_store, _latest, Cancellation);
        var alone = await Assert.ThrowsAsync<RfmBatchException>(() => _store.Bi.ListAsync(new BiQuery("CustomerRfm"), Cancellation));
        Assert.StartsWith($"The customer rows of run {_latest} were purged", alone.Message, StringComparison.Ordinal);

        await new RfmBatch.Application.Programs.ProgramCatalog(_store, _clock, NullLogger.Instance).AddAsync(
            "other", new OptionTexts(), Cancellation);
        var other = await new ProgramRunner(_store, _clock, NullLogger.Instance).RunAsync(
            new RunRequest("other", new OptionTexts()), null, Cancellation);
        var shown = await _store.Bi.ListAsync(new BiQuery("CustomerRfm"), Cancellation);
        Assert.Equal(Customers, shown.Count);
        Assert.All(shown, row => Assert.Equal(other.RunKey, row.Count("RunKey")));
    }

    [Fact]
    public async Task Taking_back_a_run_is_refused_where_a_purged_one_would_be_the_latest()
    {
        await PurgedRuns.PurgeAsync(_store, _second, Cancellation);
        var refusal = await Assert.ThrowsAsync<RfmBatchException>(() => Publisher().UnpublishAsync(_latest, Cancellation));

        Assert.Equal(
            $"Run {_latest} cannot be taken back: run {_second}, as of 2024-02-20, would be the latest, and its customer rows were purged "
            + $"by retention.",
            refusal.Message);
        Assert.Equal(
            $"Compute that date anew first: rfmbatch run --program default --as-of 2024-02-20; then rfmbatch unpublish {_latest}.",
            refusal.NextStep);
        Assert.True((await LedgerAsync(_latest)).IsLatest);
        Assert.Equal(Customers, await CountAsync("bi.CustomerRfmLatest", _latest));

        // What it says helps.
        var anew = await RunAsync("2024-02-20");
        await Publisher().UnpublishAsync(_latest, Cancellation);
        Assert.True((await LedgerAsync(anew)).IsLatest);
        Assert.Equal(Customers, await CountAsync("bi.CustomerRfmLatest", anew));

        // Nor can it come back by itself.
        await Publisher().UnpublishAsync(_second, Cancellation);
        var published = await Assert.ThrowsAsync<RfmBatchException>(() => Publisher().PublishAsync(_second, [], Cancellation));
        Assert.Equal($"The customer rows of run {_second} were purged by retention.", published.Message);
    }

    [Fact]
    public async Task A_run_without_its_customers_does_not_stand_for_a_scheduled_one()
    {
        var request = new RunRequest(RunRequest.DefaultProgram, new OptionTexts { ["as-of"] = "2024-08-01" });
        var runner = new ProgramRunner(_store, _clock, NullLogger.Instance);
        Assert.Equal(_latest, (await runner.RunIfChangedAsync(request, null, Cancellation)).Unchanged!.RunKey);
        await PurgedRuns.PurgeAsync(_store, _latest, Cancellation);

        Assert.True((await runner.RunIfChangedAsync(request, null, Cancellation)).Report is { IsLatest: true });
    }

    private RunPurger Purger(TimeProvider clock) => new(_store, clock, NullLogger.Instance);

    private RunPublisher Publisher() => new(_store, _clock, NullLogger.Instance);

    private async Task<int> RunAsync(string asOf) =>
        (await new ProgramRunner(_store, _clock, NullLogger.Instance).RunAsync(new RunRequest(
            RunRequest.DefaultProgram, new OptionTexts { ["as-of"] = asOf }), null, Cancellation)).RunKey;

    private async Task<RunRecord> LedgerAsync(int runKey) => (await _store.Runs.FindAsync(runKey, Cancellation))!;

    private async Task<int> CountAsync(string name, int runKey)
    {
        await using var connection = await _store.Dialect.OpenAsync(Cancellation);
        return await connection.ExecuteScalarAsync<int>(SqlDialect.Command(
            new TableRows(_store).Named($"SELECT COUNT(*) FROM {{{name}}} WHERE RunKey = @RunKey;"),
            new { RunKey = runKey },
            Cancellation));
    }
}
