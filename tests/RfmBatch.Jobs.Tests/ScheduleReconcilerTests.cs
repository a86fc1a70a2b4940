using Dapper;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Loading.Definitions;
using RfmBatch.Application.Programs;
using RfmBatch.Core.Options;
using RfmBatch.Jobs.Hosting;
using RfmBatch.Jobs.Scheduling;
using RfmBatch.Jobs.Settings;
using RfmBatch.Jobs.Tests.Rig;

namespace RfmBatch.Jobs.Tests;

public sealed class ScheduleReconcilerTests : IAsyncLifetime
{
    private readonly InMemoryStorage _storage = new();
    private TestShop _shop = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        StoredForm.Configure(GlobalConfiguration.Configuration);
        _shop = await TestShop.CreateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _shop.DisposeAsync();
        _storage.Dispose();
    }

    [Fact]
    public async Task Recurring_jobs_follow_the_stored_schedules_and_nothing_is_written_twice()
    {
        await _shop.SetAsync("default", new OptionTexts { ["schedule"] = "0 3 * * *", ["time-zone"] = "Europe/Berlin" });
        await _shop.SetAsync("by-hand", new OptionTexts());
        await new LoadDefinitionCatalog(_shop.Store, TimeProvider.System, NullLogger.Instance).AddAsync(
            "shop", new OptionTexts { ["folder"] = "in", ["schedule"] = "*/5 * * * *" }, Cancellation);

        Assert.Equal(4, await ReconcileAsync());
        Assert.Equal(
            ["load:shop */5 * * * * UTC", "purge 30 4 * * * UTC", "quality 0 6 * * * UTC", "run:default 0 3 * * * Europe/Berlin"], Jobs());
        Assert.Equal(0, await ReconcileAsync());

        await _shop.SetAsync("default", new OptionTexts { ["time-zone"] = "UTC" });
        Assert.Equal(1, await ReconcileAsync());
        await _shop.SetAsync("default", new OptionTexts { ["active"] = "false" });
        Assert.Equal(1, await ReconcileAsync());
        Assert.DoesNotContain(Jobs(), job => job.StartsWith("run:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_job_deleted_or_changed_in_the_dashboard_returns_and_jobs_of_others_stay()
    {
        await _shop.SetAsync("default", new OptionTexts { ["schedule"] = "0 3 * * *" });
        var manager = new RecurringJobManager(_storage);
        manager.AddOrUpdate("somebody-elses", () => Console.WriteLine(), "0 0 * * *");
        await ReconcileAsync();

        manager.RemoveIfExists("run:default");
        manager.AddOrUpdate<RfmBatchJob>("quality", job => job.PurgeAsync(CancellationToken.None), "0 6 * * *");
        Assert.Equal(2, await ReconcileAsync());
        Assert.Contains("run:default 0 3 * * * UTC", Jobs());
        Assert.Contains(Jobs(), job => job.StartsWith("somebody-elses ", StringComparison.Ordinal));
        using var connection = _storage.GetConnection();
        Assert.Equal(
            nameof(RfmBatchJob.ReviewQualityAsync), connection.GetRecurringJobs().Single(job => job.Id == "quality").Job.Method.Name);
    }

    [Fact]
    public async Task A_schedule_written_into_the_table_by_hand_and_wrong_does_not_stop_the_others()
    {
        await _shop.SetAsync("good", new OptionTexts { ["schedule"] = "0 3 * * *" });
        await using (var connection = await _shop.Store.Dialect.OpenAsync(Cancellation))
        {
            await connection.ExecuteAsync("UPDATE etl_Program SET CronExpression = 'whenever' WHERE ProgramName = 'default';");
        }

        await ReconcileAsync();

        Assert.Contains("run:good 0 3 * * * UTC", Jobs());
        Assert.DoesNotContain(Jobs(), job => job.StartsWith("run:default", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_changed_schedule_does_not_make_a_run_for_the_past()
    {
        await _shop.SetAsync("default", new OptionTexts { ["schedule"] = "0 3 1 1 *" });
        await ReconcileAsync();
        await _shop.SetAsync("default", new OptionTexts { ["schedule"] = "* * * * *" });
        await ReconcileAsync();

        using var connection = _storage.GetConnection();
        var job = connection.GetRecurringJobs().Single(job => job.Id == "run:default");
        Assert.True(job.NextExecution > TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-1), $"next execution {job.NextExecution}");
        Assert.Null(job.LastJobId);
    }

    private async Task<int> ReconcileAsync()
    {
        var schedules = new StoredSchedules(_shop.Store, new ServeOptions(), NullLogger<StoredSchedules>.Instance);
        return await new ScheduleReconciler(
            schedules, _storage, new RecurringJobManager(_storage), NullLogger<ScheduleReconciler>.Instance).ReconcileAsync(Cancellation);
    }

    private List<string> Jobs()
    {
        using var connection = _storage.GetConnection();
        return [.. connection.GetRecurringJobs().Select(job => $"{job.Id} {job.Cron} {job.TimeZoneId}").Order(StringComparer.Ordinal)];
    }
}
