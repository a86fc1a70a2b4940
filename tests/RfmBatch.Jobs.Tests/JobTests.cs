using Hangfire;
using Hangfire.States;
using Hangfire.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Loading.Definitions;
using RfmBatch.Application.Programs;
using RfmBatch.Application.Runs;
using RfmBatch.Core.Operations;
using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;
using RfmBatch.Jobs.Execution;
using RfmBatch.Jobs.Tests.Rig;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Jobs.Tests;

/// <summary>Jobs performed by a real server, kept in memory.</summary>
public sealed class JobTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_shows_its_summary_writes_its_report_and_is_skipped_when_nothing_changed()
    {
        await using var shop = await TestShop.CreateAsync();
        await shop.LoadAsync();
        await using var host = await TestHost.StartAsync(shop);

        var first = host.Jobs.Enqueue<RfmBatchJob>(job => job.RunProgramAsync("default", CancellationToken.None));
        var state = await host.WhenAsync(first, SucceededState.StateName);
        Assert.Contains(
            "Run 1 of default: Published, observed to 2025-01-21, 40 customers", state.Data["Result"], StringComparison.Ordinal);
        Assert.StartsWith("run 1 done, 40 customers, after ", host.Parameter(first, "Progress"), StringComparison.Ordinal);
        Assert.Contains("Seconds: aggregating ", host.Parameter(first, "Summary"), StringComparison.Ordinal);
        Assert.Contains(
            "Run 1 of program default", await host.Client.GetStringAsync("/reports/default.html", Cancellation), StringComparison.Ordinal);
        Assert.Contains(
            "Segment", await host.Client.GetStringAsync($"/hangfire/jobs/details/{first}", Cancellation), StringComparison.Ordinal);

        var second = host.Jobs.Enqueue<RfmBatchJob>(job => job.RunProgramAsync("default", CancellationToken.None));
        Assert.Contains(
            "no new run of default was made",
            (await host.WhenAsync(second, SucceededState.StateName)).Data["Result"],
            StringComparison.Ordinal);
        Assert.Single(await shop.Store.Runs.ListAsync(null, Cancellation));
    }

    [Fact]
    public async Task A_load_is_followed_by_its_runs()
    {
        await using var shop = await TestShop.CreateAsync();
        shop.WriteSales("in/a.csv", 30);
        await shop.SetAsync("other", new OptionTexts());
        await new LoadDefinitionCatalog(shop.Store, TimeProvider.System, NullLogger.Instance).AddAsync(
            "shop", new OptionTexts { ["folder"] = shop.In("in"), ["settle-seconds"] = "0" }, Cancellation);
        await using var host = await TestHost.StartAsync(shop);

        var load = host.Jobs.Enqueue<RfmBatchJob>(job => job.LoadAsync("shop", CancellationToken.None));
        Assert.Contains(
            "shop: 30 rows of 1 source(s) loaded, 0 rejected.",
            (await host.WhenAsync(load, SucceededState.StateName)).Data["Result"],
            StringComparison.Ordinal);
        foreach (var run in new[] { "2", "3" })
        {
            await host.WhenAsync(run, SucceededState.StateName);
        }

        Assert.Equal(
            ["default", "other"],
            (await shop.Store.Runs.ListAsync(null, Cancellation))
                .Where(run => run.IsLatest)
                .Select(run => run.ProgramName)
                .Order(StringComparer.Ordinal));

        // Nothing new: no runs follow.
        var again = host.Jobs.Enqueue<RfmBatchJob>(job => job.LoadAsync("shop", CancellationToken.None));
        Assert.Contains(
            "Nothing new in shop.", (await host.WhenAsync(again, SucceededState.StateName)).Data["Result"], StringComparison.Ordinal);
        Assert.Equal(4, host.Storage.GetMonitoringApi().SucceededListCount());
    }

    [Fact]
    public async Task An_execution_repeated_after_a_kill_lets_the_runs_follow_although_it_loads_nothing()
    {
        await using var shop = await TestShop.CreateAsync();
        shop.WriteSales("in/a.csv", 30);
        await new LoadDefinitionCatalog(shop.Store, TimeProvider.System, NullLogger.Instance).AddAsync(
            "shop", new OptionTexts { ["folder"] = shop.In("in"), ["settle-seconds"] = "0" }, Cancellation);
        await new DefinedLoader(shop.Store, TimeProvider.System, NullLogger.Instance, new FileMemory()).RunAsync(
            "shop", null, Cancellation);
        await using var host = await TestHost.StartAsync(shop);
        var load = host.Jobs.Create<RfmBatchJob>(
            job => job.LoadAsync("shop", CancellationToken.None), new ScheduledState(TimeSpan.FromDays(1)));
        using (var connection = host.Storage.GetConnection())
        {
            connection.SetJobParameter(load, "Began", "true");
        }

        Assert.True(host.Jobs.Requeue(load));
        await host.WhenAsync(load, SucceededState.StateName);
        await host.WhenAsync("2", SucceededState.StateName);
        Assert.Single(await shop.Store.Runs.ListAsync(null, Cancellation));
    }

    [Fact]
    public async Task What_somebody_has_to_repair_fails_with_words_and_is_not_tried_again()
    {
        await using var shop = await TestShop.CreateAsync();
        await using var host = await TestHost.StartAsync(shop);

        var job = host.Jobs.Enqueue<RfmBatchJob>(job => job.RunProgramAsync("nowhere", CancellationToken.None));
        var state = await host.WhenAsync(job, FailedState.StateName, ScheduledState.StateName);

        Assert.Equal(FailedState.StateName, state.Name);
        Assert.Equal(
            "There is no program 'nowhere'; there are: default. Next: Name one of these, or add it: rfmbatch programs add nowhere.",
            state.Data["ExceptionMessage"]);
    }

    [Fact]
    public async Task A_program_that_was_switched_off_meanwhile_is_left_out_without_an_error()
    {
        await using var shop = await TestShop.CreateAsync();
        await shop.LoadAsync();
        await shop.SetAsync("default", new OptionTexts { ["active"] = "false" });
        await using var host = await TestHost.StartAsync(shop);

        var job = host.Jobs.Enqueue<RfmBatchJob>(job => job.RunProgramAsync("default", CancellationToken.None));

        Assert.Contains(
            "default is off, so no run was made",
            (await host.WhenAsync(job, SucceededState.StateName)).Data["Result"],
            StringComparison.Ordinal);
        Assert.Empty(await shop.Store.Runs.ListAsync(null, Cancellation));
    }

    [Fact]
    public async Task A_held_run_fails_its_job_and_says_how_to_accept_it()
    {
        await using var shop = await TestShop.CreateAsync();
        await shop.LoadAsync();
        var report = await new ProgramRunner(shop.Store, TimeProvider.System, NullLogger.Instance).RunAsync(
            new RunRequest("default", new OptionTexts()), null, Cancellation);
        var held = report with
        {
            Status = RunStatus.Held,
            Findings = [.. report.Findings, new QualityFinding("RFM999", CheckSeverity.Error, false, "Made to fail.")]
        };

        Assert.Contains("Published", ProgramExecution.OutcomeOf(report), StringComparison.Ordinal);
        var failure = Assert.Throws<JobFailedException>(() => ProgramExecution.OutcomeOf(held));
        Assert.EndsWith("or: rfmbatch publish 1 --accept RFM999", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_busy_program_is_asked_again_later_without_an_error()
    {
        await using var shop = await TestShop.CreateAsync();
        await shop.LoadAsync();
        await using var host = await TestHost.StartAsync(shop);
        string job;
        await using (await shop.Store.ProgramLocks.AcquireAsync("default", TimeSpan.Zero, Cancellation))
        {
            job = host.Jobs.Enqueue<RfmBatchJob>(job => job.RunProgramAsync("default", CancellationToken.None));
            await host.WhenAsync(job, ScheduledState.StateName);
            var history = host.Storage.GetMonitoringApi().JobDetails(job).History;
            Assert.StartsWith(
                "Asked 1 of 60 times: A run, publication or purge of the program 'default' is in progress",
                history[0].Reason,
                StringComparison.Ordinal);
            Assert.True(history[0].Reason.Length <= 100);
            Assert.DoesNotContain(history, state => state.StateName == FailedState.StateName);
        }

        Assert.True(host.Jobs.Requeue(job));
        await host.WhenAsync(job, SucceededState.StateName);
        Assert.Equal(RunStatus.Published, Assert.Single(await shop.Store.Runs.ListAsync(null, Cancellation)).Status);
    }

    [Fact]
    public async Task Purge_and_quality_review_say_what_they_found()
    {
        await using var shop = await TestShop.CreateAsync();
        await using var host = await TestHost.StartAsync(shop);

        var purge = host.Jobs.Enqueue<RfmBatchJob>(job => job.PurgeAsync(CancellationToken.None));
        var quality = host.Jobs.Enqueue<RfmBatchJob>(job => job.ReviewQualityAsync(CancellationToken.None));

        Assert.Contains(
            "Deleted 0 customer rows of 0 runs, the text of 0 rejected rows, and 0 transactions that were replaced or taken back.",
            (await host.WhenAsync(purge, SucceededState.StateName)).Data["Result"],
            StringComparison.Ordinal);
        Assert.Contains("no error", (await host.WhenAsync(quality, SucceededState.StateName)).Data["Result"], StringComparison.Ordinal);
        Assert.Contains("default never-published: No run is published.", host.Parameter(quality, "Summary"), StringComparison.Ordinal);
    }
}
