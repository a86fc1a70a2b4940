using Dapper;
using RfmBatch.Application.Operations;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Storage.Specification;

public abstract class DoctorContract : StoreContract
{
    protected DoctorContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task A_deployed_store_is_healthy_or_says_what_to_do()
    {
        var findings = await ExamineAsync(Store);

        Assert.All(findings.Where(finding => finding.Severity != FindingSeverity.Ok), finding => Assert.NotEmpty(finding.NextStep));
        Assert.All(
            new[] { "reachable", "schema-version", "rights", "views", "leftovers" },
            id => Assert.Contains(findings, finding => finding.CheckId == id && finding.Severity == FindingSeverity.Ok));
        Assert.Contains(findings, finding => finding.CheckId == "disk");
    }

    [Fact]
    public async Task A_store_without_schema_is_an_error_that_names_deploy()
    {
        var findings = await ExamineAsync(await Fixture.CreateEmptyAsync());

        var error = Assert.Single(findings, finding => finding.Severity == FindingSeverity.Error);
        Assert.Equal("schema-version", error.CheckId);
        Assert.Contains("rfmbatch deploy", error.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_interrupted_load_is_noticed_and_one_at_work_is_not()
    {
        var store = await Fixture.CreateFreshAsync();
        await using (var connection = await store.Dialect.OpenAsync(Cancellation))
        {
            var parameters = new DynamicParameters();
            store.Dialect.AddInstant(parameters, "At", new DateTimeOffset(2026, 1, 31, 3, 0, 0, TimeSpan.Zero));
            await connection.ExecuteAsync(
                $"INSERT INTO {store.Dialect.ObjectName("etl", "Load")} (LoadKind, SourceName, Status, StartedAt, RowsRead, RowsLoaded, "
                + $"RowsDropped, RowsRejected, AmountLoaded, OptionsJson) VALUES ('transactions', 'a.csv', 'Running', @At, 0, 0, 0, 0, 0, "
                + $"'{{}}');",
                parameters);
        }

        Assert.Contains(
            await ExamineAsync(store), finding => finding.CheckId == "leftover-load" && finding.Severity == FindingSeverity.Notice);
        await using var atWork = await store.ProgramLocks.AcquireAsync(
            RfmBatch.Storage.Loading.ITransactionStore.LockName, TimeSpan.Zero, Cancellation);
        Assert.DoesNotContain(await ExamineAsync(store), finding => finding.CheckId == "leftover-load");
    }

    [Fact]
    public async Task Rows_of_a_published_run_that_were_changed_are_named_by_check()
    {
        var store = await Fixture.CreateFreshAsync();
        await SampleRuns.LoadAsync(store, Cancellation);
        var run = await SampleRuns.RunAsync(
            store, new RfmBatch.Core.Options.OptionTexts { ["clusters"] = "off", ["value"] = "off" }, Cancellation);
        Assert.Contains(
            await ExamineAsync(store), finding => finding.CheckId == "published-rows" && finding.Severity == FindingSeverity.Ok);

        await new TableRows(store).ExecuteAsync(
            $"UPDATE {{rfm.SegmentSummary}} SET CustomerCount = CustomerCount + 1 WHERE RunKey = {run.RunKey} AND CustomerCount > 0;");
        await new TableRows(store).ExecuteAsync("UPDATE {rfm.CohortRetention} SET ActiveCustomerCount = CustomerCount + 1;");

        Assert.Equal(
            ["RFM060", "RFM062", "RFM071"],
            (await ExamineAsync(store)).Where(finding => finding.CheckId == "published-rows")
                .Select(finding => System.Text.RegularExpressions.Regex.Match(finding.Message, @"RFM\d{3}").Value));
    }

    [Fact]
    public async Task A_ledger_in_the_future_of_this_machine_s_clock_is_named_with_both_times()
    {
        var store = await Fixture.CreateFreshAsync();
        var rows = new TableRows(store);
        var recorded = new DateTimeOffset(2026, 1, 31, 3, 0, 0, TimeSpan.Zero);
        await AddLoadAsync(rows, recorded.AddMinutes(-30), recorded);

        async Task<StoreFinding> ClockAsync(DateTimeOffset now) =>
            Assert.Single(
                await new Doctor(store, new FixedClock(now)).ExamineAsync(Cancellation), finding => finding.CheckId == "ledger-clock");
        Assert.Equal(FindingSeverity.Ok, (await ClockAsync(recorded.AddDays(100))).Severity);
        Assert.Equal(FindingSeverity.Ok, (await ClockAsync(recorded.AddSeconds(-60))).Severity);
        var slow = await ClockAsync(recorded.AddMinutes(-10));
        Assert.Equal(FindingSeverity.Notice, slow.Severity);
        Assert.EndsWith(
            "was recorded at 2026-01-31 03:00:00 UTC, but this machine's clock says 2026-01-31 02:50:00 UTC: 600 s earlier (over 60 "
            + "seconds is a notice, over an hour an error).",
            slow.Message,
            StringComparison.Ordinal);
        Assert.Equal(FindingSeverity.Error, (await ClockAsync(recorded.AddHours(-2))).Severity);

        // One wrong clock of the past is no matter for ever.
        await AddLoadAsync(rows, recorded.AddDays(-1), recorded.AddDays(-1));
        Assert.Equal(FindingSeverity.Ok, (await ClockAsync(recorded.AddHours(-2))).Severity);
        await store.Runs.InsertAsync(
            new NewRun(1, "token", new DateOnly(2026, 1, 1), null, recorded, "standard11", 5, "hash", 1, "{}", "test"), Cancellation);
        Assert.StartsWith("The newest run, ", (await ClockAsync(recorded.AddHours(-2))).Message, StringComparison.Ordinal);
    }

    private static Task AddLoadAsync(TableRows rows, DateTimeOffset started, DateTimeOffset finished) => rows.ExecuteAsync(
        "INSERT INTO {etl.Load} (LoadKind, SourceName, Status, StartedAt, FinishedAt, RowsRead, RowsLoaded, RowsDropped, RowsRejected, "
        + "AmountLoaded, OptionsJson) VALUES ('transactions', 'a.csv', 'Completed', @StartedAt, @FinishedAt, 0, 0, 0, 0, 0, '{}');",
        ("StartedAt", started),
        ("FinishedAt", finished));

    private static Task<IReadOnlyList<StoreFinding>> ExamineAsync(RfmStore store) =>
        new Doctor(store, TimeProvider.System).ExamineAsync(Cancellation);
}
