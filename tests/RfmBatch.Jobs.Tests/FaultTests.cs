using Hangfire;
using Hangfire.Common;
using Hangfire.InMemory;
using Hangfire.States;
using Hangfire.Storage;
using Microsoft.Data.Sqlite;
using RfmBatch.Application.Programs;
using RfmBatch.Core;
using RfmBatch.Core.Options;
using RfmBatch.Jobs.Execution;
using RfmBatch.Jobs.Hosting;
using RfmBatch.Jobs.Tests.Rig;
using RfmBatch.Jobs.Tests.SqlServer;
using RfmBatch.Storage.Locking;
using RfmBatch.Storage.Runs;
using RfmBatch.Storage.Sqlite.Sql;

namespace RfmBatch.Jobs.Tests;

/// <summary>
/// What happens when something goes wrong; what needs processes and a SQL Server is in <see cref="SqlServer.ServerFaultTests"/>.
/// </summary>
public sealed class FaultTests
{
    private static readonly SqliteDialect Dialect = new("none.db");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void What_passes_by_itself_is_told_from_what_does_not()
    {
        Assert.True(PassingFault.Is(new SqliteException("busy", 5), Dialect));
        Assert.True(PassingFault.Is(new RfmBatchException("The store is locked.", "Wait.", new SqliteException("busy", 5)), Dialect));
        Assert.True(PassingFault.Is(new ProgramLockLostException("The lock was lost.", "Repeat."), Dialect));
        Assert.False(PassingFault.Is(new SqliteException("full", 13), Dialect));
        Assert.False(PassingFault.Is(new InvalidInputException(["No program."], "Name one."), Dialect));
        Assert.False(PassingFault.Is(new ProgramLockedException("default"), Dialect));
        Assert.True(
            PassingFault.IsBusy(new RfmBatchException("Another load is in progress.", "Wait.", new ProgramLockedException("$load"))));
    }

    [Fact]
    public void What_passes_is_tried_again_three_times_with_its_reason_and_then_fails()
    {
        StoredForm.Configure(GlobalConfiguration.Configuration);
        using var storage = new InMemoryStorage();
        var client = new BackgroundJobClient(storage);
        var id = client.Create<RfmBatchJob>(job => job.RunProgramAsync("default", CancellationToken.None), new EnqueuedState("run"));
        var delays = new List<TimeSpan>();
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            client.ChangeState(id, new FailedState(new PassingFaultException("A deadlock was resolved against this program.")));
            var state = State(storage, id);
            Assert.Equal(ScheduledState.StateName, state.Name);
            Assert.Equal($"Attempt {attempt} of 3 to get over it: A deadlock was resolved against this program.", state.Reason);
            delays.Add(JobHelper.DeserializeDateTime(state.Data["EnqueueAt"]) - JobHelper.DeserializeDateTime(state.Data["ScheduledAt"]));
        }

        Assert.Equal([1, 5, 15], delays.Select(delay => (int)Math.Round(delay.TotalMinutes)));
        client.ChangeState(id, new FailedState(new PassingFaultException("A deadlock was resolved against this program.")));
        Assert.Equal((FailedState.StateName, "It did not pass in 3 attempts."), (State(storage, id).Name, State(storage, id).Reason));
    }

    [Fact]
    public void What_does_not_pass_fails_at_once()
    {
        using var storage = new InMemoryStorage();
        var client = new BackgroundJobClient(storage);
        var id = client.Create<RfmBatchJob>(job => job.RunProgramAsync("default", CancellationToken.None), new EnqueuedState("run"));
        client.ChangeState(id, new FailedState(new JobFailedException("The disk is full.")));

        Assert.Equal(FailedState.StateName, State(storage, id).Name);
    }

    [Fact]
    public async Task A_server_that_is_stopped_in_mid_run_stops_within_seconds_and_leaves_no_lock_and_nothing_published()
    {
        await using var shop = await TestShop.CreateAsync();
        await shop.LoadAsync(customers: 60_000);
        string job;
        TimeSpan elapsed;
        await using (var host = await TestHost.StartAsync(shop))
        {
            job = host.Jobs.Enqueue<RfmBatchJob>(job => job.RunProgramAsync("default", CancellationToken.None));
            var started = TimeProvider.System.GetTimestamp();
            while (host.Parameter(job, "Progress") is null)
            {
                Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromMinutes(1), "The run did not begin.");
                await Task.Delay(5, Cancellation);
            }

            started = TimeProvider.System.GetTimestamp();
            await host.StopAsync();
            elapsed = TimeProvider.System.GetElapsedTime(started);
            Assert.NotEqual(FailedState.StateName, State(host.Storage, job).Name);
        }

        Assert.True(elapsed < TimeSpan.FromSeconds(25), $"stopping took {elapsed}");
        await using var free = await shop.Store.ProgramLocks.AcquireAsync("default", TimeSpan.Zero, Cancellation);
        var run = Assert.Single(await shop.Store.Runs.ListAsync(null, Cancellation));
        Assert.True(run.Status is RunStatus.Failed or RunStatus.Published, run.Status);
    }

    [Fact]
    public async Task A_run_missed_while_no_server_ran_is_made_once_at_start()
    {
        await using var shop = await TestShop.CreateAsync();
        await shop.LoadAsync();
        await shop.SetAsync("default", new OptionTexts { ["schedule"] = "* * * * *" });
        await shop.SetAsync("never-ran", new OptionTexts { ["schedule"] = "* * * * *" });
        await shop.Store.Runs.InsertAsync(
            new NewRun(
                1,
                "killed",
                new DateOnly(2025, 1, 22),
                null,
                TimeProvider.System.GetUtcNow().AddDays(-2),
                "standard11",
                5,
                "hash",
                1,
                "{}",
                "test"),
            Cancellation);
        await using var host = await TestHost.StartAsync(shop);

        await host.WhenAsync("1", SucceededState.StateName);
        var runs = await shop.Store.Runs.ListAsync(1, Cancellation);
        Assert.Equal([RunStatus.Published, RunStatus.Abandoned], runs.Select(run => run.Status));
    }

    [Fact]
    public async Task A_clock_that_was_moved_back_makes_no_run_twice()
    {
        await using var shop = await TestShop.CreateAsync();
        await shop.LoadAsync();
        var clock = new MovableClock(TimeProvider.System.GetUtcNow().AddDays(1));
        await using (var host = await TestHost.StartAsync(shop, clock: clock))
        {
            await host.WhenAsync(
                host.Jobs.Enqueue<RfmBatchJob>(job => job.RunProgramAsync("default", CancellationToken.None)), SucceededState.StateName);
        }

        clock.Advance(TimeSpan.FromDays(-3));
        await using (var host = await TestHost.StartAsync(shop, clock: clock))
        {
            await host.WhenAsync(
                host.Jobs.Enqueue<RfmBatchJob>(job => job.RunProgramAsync("default", CancellationToken.None)), SucceededState.StateName);
            Assert.Contains(
                "in the future (a clock is wrong)", await host.Client.GetStringAsync("/", Cancellation), StringComparison.Ordinal);
        }

        Assert.Single(await shop.Store.Runs.ListAsync(null, Cancellation));
    }

    private static StateData State(JobStorage storage, string id)
    {
        using var connection = storage.GetConnection();
        return connection.GetStateData(id);
    }
}
