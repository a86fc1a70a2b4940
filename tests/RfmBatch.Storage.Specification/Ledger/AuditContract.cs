using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Campaigns;
using RfmBatch.Application.Loading;
using RfmBatch.Application.Loading.Definitions;
using RfmBatch.Application.Operations;
using RfmBatch.Application.Programs;
using RfmBatch.Application.Publication;
using RfmBatch.Application.Runs;
using RfmBatch.Core;
using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Reading;
using RfmBatch.Storage.Specification.Runs;

namespace RfmBatch.Storage.Specification.Ledger;

/// <summary>Who did what: each act leaves a row in its own transaction, and no customer's id.</summary>
public abstract class AuditContract : LedgerContractBase
{
    private const string Columns = "customer,order,date,amount\n";

    protected AuditContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task Each_act_on_loads_and_customers_is_noted_and_nobody_s_id()
    {
        var store = await Fixture.CreateFreshAsync();
        await AddAsync(store, Columns + "anna@example.org,1,2011-01-01,10\nb,2,2011-01-02,20\n", with => with with { Source = "shop" });
        var second = await AddAsync(
            store,
            Columns + "anna@example.org,1,2011-01-01,11\nb,2,2011-01-02,20\n",
            with => with with { Source = "shop", Replace = true });
        await UndoAsync(store, second);
        AuditStore.PageUser = "olga";
        var token = await new CustomerEraser(store, Clock, NullLogger.Instance).ForgetAsync("anna@example.org", Cancellation);
        AuditStore.PageUser = null;

        var acts = await ActsAsync(store);
        Assert.Equal(
            [$"replace load {second}", $"undo load {second}", $"forget customer {token}"],
            acts.Select(act => $"{act.Text("ActionName")} {act.Text("SubjectKind")} {act.Text("SubjectName")}"));
        Assert.Equal("olga", acts[2].Text("PageUserName"));
        Assert.Null(acts[1].Value("PageUserName"));
        Assert.All(acts, act => Assert.NotEmpty(act.Text("LoginName")));
        Assert.All(acts, act => Assert.NotEmpty(act.Text("HostName")));
        Assert.DoesNotContain(acts, act => act.Value("Detail") is string detail && detail.Contains("anna", StringComparison.Ordinal));

        // By the server's clock, whatever the fixed clock of the test says.
        var now = TimeProvider.System.GetUtcNow();
        Assert.All(
            acts,
            act => Assert.InRange((DateTimeOffset)act.Value("OccurredAt")!, now.AddMinutes(-10), now.AddMinutes(10)));
    }

    [Fact]
    public async Task Each_act_on_runs_programs_and_plans_is_noted()
    {
        var store = await Fixture.CreateFreshAsync();
        await SampleRuns.LoadAsync(store, Cancellation);
        var programs = new ProgramCatalog(store, Clock, NullLogger.Instance);
        await programs.AddAsync("b2b", new OptionTexts { ["schedule"] = "0 3 * * *" }, Cancellation);
        await programs.SetAsync("b2b", new OptionTexts { ["enabled"] = "off", ["where"] = "Country=DE" }, Cancellation);
        await programs.RemoveAsync("b2b", Cancellation);
        var loads = new LoadDefinitionCatalog(store, Clock, NullLogger.Instance);
        await loads.AddAsync("shop", new OptionTexts { ["table"] = "shop.Invoice", ["schedule"] = "0 2 * * *" }, Cancellation);
        await loads.SetAsync("shop", new OptionTexts { ["enabled"] = "off" }, Cancellation);
        await loads.RemoveAsync("shop", Cancellation);
        var run = (await SampleRuns.RunAsync(store, new OptionTexts { ["value"] = "off" }, Cancellation)).RunKey;
        var publisher = new RunPublisher(store, Clock, NullLogger.Instance);
        await publisher.UnpublishAsync(run, Cancellation);
        await new TableRows(store).ExecuteAsync(
            $"UPDATE {{rfm.QualityCheck}} SET Passed = 0, Severity = 'Error' WHERE RunKey = {run} AND CheckId = 'RFM006';");
        await Assert.ThrowsAsync<InvalidInputException>(() => publisher.PublishAsync(run, [], Cancellation));
        await publisher.PublishAsync(run, ["RFM006"], Cancellation);

        var acts = await ActsAsync(store);
        Assert.Equal(
            [
                "add program b2b: --schedule '0 3 * * *'",
                "set program b2b: --enabled 'off' --where",
                "remove program b2b: deleted",
                "add load definition shop: --schedule '0 2 * * *' --table",
                "set load definition shop: --enabled 'off'",
                "remove load definition shop: ",
                $"publish run {run}: default",
                $"unpublish run {run}: default",
                $"accept run {run}: default: RFM006",
            ],
            acts.Select(
                act => $"{act.Text("ActionName")} {act.Text("SubjectKind")} {act.Text("SubjectName")}: {act.Value("Detail")}"));
    }

    [Fact]
    public async Task A_purge_is_noted_and_deletes_acts_that_are_older_than_three_years()
    {
        var store = await Fixture.CreateFreshAsync();
        await SampleRuns.LoadAsync(store, Cancellation);
        var old = (await SampleRuns.RunAsync(store, new OptionTexts { ["as-of"] = "2025-11-10", ["value"] = "off" }, Cancellation)).RunKey;
        await SampleRuns.RunAsync(store, new OptionTexts { ["as-of"] = "2025-11-20", ["value"] = "off" }, Cancellation);
        var clock = new MovableClock(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));
        await new RunPurger(store, clock, NullLogger.Instance).PurgeAsync(Cancellation);

        Assert.Contains(
            await ActsAsync(store), act => act.Text("ActionName") == "purge" && act.Text("SubjectName") == $"{old}");

        var later = new MovableClock(TimeProvider.System.GetUtcNow().AddMonths(AuditStore.KeptMonths + 1));
        Assert.True((await new RunPurger(store, later, NullLogger.Instance).PlanAsync(Cancellation)).AuditCount >= 3);
        Assert.True((await new RunPurger(store, later, NullLogger.Instance).PurgeAsync(Cancellation)).AuditCount >= 3);
        Assert.Equal("store", Assert.Single(await ActsAsync(store)).Text("SubjectKind"));
    }

    [Fact]
    public async Task Activity_shows_every_run_and_load_of_every_state()
    {
        var store = await Fixture.CreateFreshAsync();
        var load = await AddAsync(store, Columns + "a,1,2011-01-01,10\nb,2,2011-01-02,20\n");
        await UndoAsync(store, load);
        const string token = "failed";
        var failed = await store.Runs.InsertAsync(
            new Storage.Runs.NewRun(
                1, token, new DateOnly(2011, 1, 8), null, Clock.GetUtcNow().AddSeconds(-90), "standard11", 5, "h", 1, "{}", "test"),
            Cancellation);
        await store.Runs.FailAsync(failed, token, "The disk is full.", Clock.GetUtcNow(), Cancellation);

        var rows = await store.Bi.ListAsync(new BiQuery("Activity"), Cancellation);
        Assert.Equal(
            ["load Undone 2", "undo Completed 0", "run Failed "],
            rows.OrderBy(row => row.Text("ActivityKind") switch { "load" => 0, "undo" => 1, _ => 2 })
                .Select(row => $"{row.Text("ActivityKind")} {row.Text("Status")} {row.Value("ItemCount")}"));
        var run = Assert.Single(rows, row => row.Text("ActivityKind") == "run");
        Assert.Equal(
            (90L, "The disk is full.", "default"),
            (run.Count("DurationSeconds"), run.Text("FailureText"), run.Text("SourceName")));
    }

    private static Task<IReadOnlyList<BiRow>> ActsAsync(RfmStore store) => store.Bi.ListAsync(new BiQuery("Audit"), Cancellation);
}
