using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Operations;
using RfmBatch.Application.Programs;
using RfmBatch.Application.Publication;
using RfmBatch.Core.Options;
using RfmBatch.Storage.Runs;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Specification.Runs;

public abstract class RetentionContract : StoreContract
{
    private static readonly Dictionary<int, int> Segments = new() { [1] = 1, [2] = 2, [3] = 3 };

    protected RetentionContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task A_purge_deletes_customer_rows_and_nothing_else()
    {
        // Made runs finish on 2025-01-01; the last run of 2024 and the latest stay whatever their age.
        var programKey = await AddProgramAsync("purged");
        var maker = new RunMaker(Store, programKey);
        var made = new List<MadeRun>();
        foreach (var asOf in (DateOnly[])[new(2024, 11, 5), new(2024, 11, 20), new(2025, 1, 1), new(2025, 1, 8)])
        {
            made.Add(await maker.MakeAsync(asOf, "h", Segments, Cancellation));
            await new RunPublisher(Store, TimeProvider.System, NullLogger.Instance).PublishAsync(made[^1].RunKey, [], Cancellation);
        }

        var purger = new RunPurger(Store, new MovableClock(new DateTimeOffset(2025, 3, 1, 0, 0, 0, TimeSpan.Zero)), NullLogger.Instance);
        var plan = await purger.PlanAsync(Cancellation);
        var item = Assert.Single(plan.Runs, run => run.ProgramName == "purged");
        Assert.Equal((made[0].RunKey, 3L, RunStatus.Published), (item.RunKey, item.RowCount, item.Status));
        Assert.Equal(12, await CountAsync("CustomerRfm", programKey));

        var report = await purger.PurgeAsync(Cancellation);
        Assert.Equal((1, 3L), (report.RunCount, report.RowCount));
        Assert.Equal(9, await CountAsync("CustomerRfm", programKey));
        Assert.Equal(3, (await Store.Migrations.ReadPairsAsync(programKey, Cancellation)).Count(pair => pair.Comparison == "previous"));
        var run = (await Store.Runs.FindAsync(made[0].RunKey, Cancellation))!;
        Assert.True(run is { HasCustomerRows: false, IsCurrent: true, Status: RunStatus.Published });
        Assert.True((await purger.PlanAsync(Cancellation)).Runs.All(left => left.ProgramName != "purged"));
    }

    [Fact]
    public async Task A_busy_program_is_left_out_and_named()
    {
        await AddProgramAsync("busy");
        await using var held = await Store.ProgramLocks.AcquireAsync("busy", TimeSpan.Zero, Cancellation);
        var report = await new RunPurger(Fixture.Reopen(Store), TimeProvider.System, NullLogger.Instance).PurgeAsync(Cancellation);

        Assert.Contains("busy", report.BusyProgramNames);
    }

    [Fact]
    public async Task Raw_text_of_rejected_lines_is_cleared_after_30_days()
    {
        var rows = new TableRows(Store);
        var started = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        foreach (var (loadKey, day) in ((int, int)[])[(901, 0), (902, 20)])
        {
            await rows.InsertAsync("etl.Load", (
                "LoadKey",
                loadKey), ("LoadKind", "transactions"), ("SourceName", "x"), ("Status", "Completed"), ("StartedAt", started.AddDays(day)),
                ("RowsRead", 1), ("RowsLoaded", 0), ("RowsDropped", 0), ("RowsRejected", 1), ("AmountLoaded", 0m), ("OptionsJson", "{}"));
            await rows.InsertAsync(
                "etl.RejectedRow", ("LoadKey", loadKey), ("LineNumber", 2), ("ReasonCode", "bad-date"), ("RawText", "somebody"));
        }

        var purger = new RunPurger(Store, new MovableClock(started.AddDays(35)), NullLogger.Instance);
        Assert.Equal(1, (await purger.PlanAsync(Cancellation)).RawTextCount);
        Assert.Equal(1, (await purger.PurgeAsync(Cancellation)).RawTextCount);
        await using var connection = await Store.Dialect.OpenAsync(Cancellation);
        Assert.Equal(
            [902],
            await connection.QueryAsync<int>(
                SqlDialect.Command(
                    $"SELECT LoadKey FROM {Store.Dialect.ObjectName("etl", "RejectedRow")} WHERE RawText IS NOT NULL;",
                    null,
                    Cancellation)));
        Assert.Equal(
            2,
            await connection.ExecuteScalarAsync<int>(
                SqlDialect.Command($"SELECT COUNT(*) FROM {Store.Dialect.ObjectName("etl", "RejectedRow")};", null, Cancellation)));
    }

    private async Task<int> AddProgramAsync(string name) =>
        (await new ProgramCatalog(Store, TimeProvider.System, NullLogger.Instance).AddAsync(
            name, new OptionTexts(), Cancellation)).ProgramKey;

    private async Task<int> CountAsync(string table, int programKey)
    {
        await using var connection = await Store.Dialect.OpenAsync(Cancellation);
        return await connection.ExecuteScalarAsync<int>(SqlDialect.Command(
            $"SELECT COUNT(*) FROM {Store.Dialect.ObjectName("rfm", table)} AS t INNER JOIN {Store.Dialect.ObjectName("etl", "Run")} AS r "
            + $"ON r.RunKey = t.RunKey WHERE r.ProgramKey = @ProgramKey;",
            new { ProgramKey = programKey },
            Cancellation));
    }
}
