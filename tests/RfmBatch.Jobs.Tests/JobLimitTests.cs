using System.Diagnostics;
using Hangfire;
using Hangfire.States;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Loading.Definitions;
using RfmBatch.Core.Options;
using RfmBatch.Jobs.Execution;
using RfmBatch.Jobs.Hosting;
using RfmBatch.Jobs.Tests.Rig;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Jobs.Tests;

/// <summary>Jobs end in their time, tidily, and one that does not is seen.</summary>
public sealed class JobLimitTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_run_out_of_its_time_is_stopped_with_the_reason_and_leaves_no_lock_and_nothing_published()
    {
        await using var shop = await TestShop.CreateAsync();
        await shop.LoadAsync(customers: 60_000);
        await shop.SetAsync("default", new OptionTexts { ["not-after"] = "06:00" });

        // A few milliseconds before the window closes.
        var clock = new MovableClock(new DateTimeOffset(2025, 2, 1, 5, 59, 59, 950, TimeSpan.Zero));
        await using var host = await TestHost.StartAsync(shop, clock: clock);
        var job = host.Jobs.Enqueue<RfmBatchJob>(job => job.RunProgramAsync("default", CancellationToken.None));
        var state = await host.WhenAsync(job, FailedState.StateName);

        Assert.Contains(
            "It was stopped at 2025-02-01 06:00:00 UTC, the end of the program's window",
            state.Data["ExceptionMessage"],
            StringComparison.Ordinal);
        await using var free = await shop.Store.ProgramLocks.AcquireAsync("default", TimeSpan.Zero, Cancellation);
        foreach (var run in await shop.Store.Runs.ListAsync(null, Cancellation))
        {
            Assert.Equal(RunStatus.Failed, run.Status);
            Assert.Contains("the end of the program's window", run.FailureText, StringComparison.Ordinal);
        }

        var program = (await shop.Store.Programs.FindAsync("default", Cancellation))!;
        Assert.Contains("the end of the program's window", program.AttemptFailureText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_after_its_window_is_not_begun()
    {
        await using var shop = await TestShop.CreateAsync();
        await shop.LoadAsync();
        await shop.SetAsync("default", new OptionTexts { ["not-after"] = "06:00" });
        await using var host = await TestHost.StartAsync(
            shop, clock: new MovableClock(new DateTimeOffset(2025, 2, 1, 6, 0, 0, TimeSpan.Zero)));
        var job = host.Jobs.Enqueue<RfmBatchJob>(job => job.RunProgramAsync("default", CancellationToken.None));

        Assert.Contains(
            "its window was over at 2025-02-01 06:00:00 UTC",
            (await host.WhenAsync(job, SucceededState.StateName)).Data["Result"],
            StringComparison.Ordinal);
        Assert.Empty(await shop.Store.Runs.ListAsync(null, Cancellation));
    }

    [Fact]
    public async Task A_pipe_in_a_watched_folder_blocks_no_worker()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no pipes in folders.");
        }

        await using var shop = await TestShop.CreateAsync();
        shop.WriteSales("in/a.csv", 30);
        using (var mkfifo = Process.Start("mkfifo", shop.In("in/b.csv")))
        {
            await mkfifo.WaitForExitAsync(Cancellation);
        }

        await new LoadDefinitionCatalog(shop.Store, TimeProvider.System, NullLogger.Instance).AddAsync(
            "shop", new OptionTexts { ["folder"] = shop.In("in"), ["settle-seconds"] = "0" }, Cancellation);
        await using var host = await TestHost.StartAsync(shop);
        var load = host.Jobs.Enqueue<RfmBatchJob>(job => job.LoadAsync("shop", CancellationToken.None));

        await host.WhenAsync(load, SucceededState.StateName);
        Assert.Contains("b.csv: empty, or no regular file", host.Parameter(load, "Summary"), StringComparison.Ordinal);
        Assert.Contains("30 rows of 1 source(s) loaded", host.Parameter(load, "Summary"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_does_not_notice_that_its_time_is_over_makes_the_server_unready_and_is_told()
    {
        await using var shop = await TestShop.CreateAsync();
        await using var host = await TestHost.StartAsync(shop);
        var live = host.Get<LiveJobs>();
        var now = TimeProvider.System.GetUtcNow();
        using (live.Begin("7", "load", () => now - LiveJobs.Grace - TimeSpan.FromSeconds(1)))
        {
            Assert.Equal("job-stuck", Assert.Single(live.Stuck(now)).CheckId);
            Assert.Equal(
                System.Net.HttpStatusCode.ServiceUnavailable, (await host.Client.GetAsync("/health/ready", Cancellation)).StatusCode);
        }

        Assert.Empty(live.Stuck(now));
        Assert.Equal(System.Net.HttpStatusCode.OK, (await host.Client.GetAsync("/health/ready", Cancellation)).StatusCode);
    }
}
