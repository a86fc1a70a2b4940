using Hangfire;
using Hangfire.Client;
using Hangfire.Common;
using Hangfire.Server;
using Hangfire.States;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Programs;
using RfmBatch.Core.Options;
using RfmBatch.Jobs.Hosting;
using RfmBatch.Jobs.Scheduling;
using RfmBatch.Jobs.Settings;
using RfmBatch.Jobs.Tests.Rig;

namespace RfmBatch.Jobs.Tests;

/// <summary>How often a schedule comes true in the two nights in which clocks are moved, by Cronos and by the job server itself.</summary>
/// <remarks>
/// The nights are those of the IANA time zone database: Berlin 2026-03-29 and 2026-10-25, New York 2026-03-08 and 2026-11-01.
/// </remarks>
public sealed class DaylightSavingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // A time that the clocks skip moves to the end of the gap; one that comes twice counts once, at its first coming.
    public static TheoryData<string, string, string, string[]> Nights => new()
    {
        { "30 2 * * *", "Europe/Berlin", "2026-03-28T23:00Z", ["2026-03-29T01:00Z"] },
        { "30 2 * * *", "Europe/Berlin", "2026-10-24T22:00Z", ["2026-10-25T00:30Z"] },
        { "30 2 * * *", "America/New_York", "2026-03-08T05:00Z", ["2026-03-08T07:00Z"] },
        { "30 2 * * *", "America/New_York", "2026-11-01T04:00Z", ["2026-11-01T07:30Z"] },
        { "30 1 * * *", "America/New_York", "2026-11-01T04:00Z", ["2026-11-01T05:30Z"] },
    };

    [Theory]
    [MemberData(nameof(Nights))]
    public void A_schedule_at_half_past_two_comes_true_once_in_each_of_the_nights(
        string cron, string zone, string midnight, string[] expected) =>
        Assert.Equal(expected.Select(At), Occurrences(cron, zone, At(midnight), 24));

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-28T23:00Z", 23, 24)]
    [InlineData("Europe/Berlin", "2026-10-24T22:00Z", 25, 25)]
    [InlineData("America/New_York", "2026-03-08T05:00Z", 23, 24)]
    [InlineData("America/New_York", "2026-11-01T04:00Z", 25, 25)]
    public void A_schedule_of_each_hour_is_made_in_each_hour_there_is_and_once_for_the_skipped_one(
        string zone, string midnight, int hours, int count) =>
        Assert.Equal(count, Occurrences("30 * * * *", zone, At(midnight), hours).Count);

    [Theory]
    [MemberData(nameof(Nights))]
    public async Task The_server_makes_the_run_once_at_that_time(string cron, string zone, string midnight, string[] expected)
    {
        StoredForm.Configure(GlobalConfiguration.Configuration);
        await using var shop = await TestShop.CreateAsync();
        await shop.SetAsync("default", new OptionTexts { ["schedule"] = cron, ["time-zone"] = zone });
        var clock = new MovableClock(At(midnight));
        var storage = new ScheduleStorage();
        var zones = new DefaultTimeZoneResolver();
        var manager = new RecurringJobManager(storage, JobFilterProviders.Providers, zones, Now);
        var options = new ServeOptions { PurgeSchedule = "", QualitySchedule = "" };
        var reconciler = new ScheduleReconciler(
            new StoredSchedules(shop.Store, options, NullLogger<StoredSchedules>.Instance),
            storage,
            manager,
            NullLogger<ScheduleReconciler>.Instance);
        var made = new MadeJobs(Now);
        var scheduler = new RecurringJobScheduler(made, TimeSpan.FromMilliseconds(1), zones, Now);
        var server = new BackgroundProcessContext(
            "server", storage, new Dictionary<string, object>(), Guid.NewGuid(), Cancellation, Cancellation, Cancellation);
        for (var minute = 0; minute < 24 * 60; minute += 10)
        {
            // As each server does each minute: it must not put the schedule off or bring it twice.
            await reconciler.ReconcileAsync(Cancellation);
            scheduler.Execute(server);
            clock.Advance(TimeSpan.FromMinutes(10));
        }

        Assert.Equal(expected.Select(At), made.At);

        DateTime Now() => clock.GetUtcNow().UtcDateTime;
    }

    private static List<DateTimeOffset> Occurrences(string cron, string zone, DateTimeOffset midnight, int hours)
    {
        var found = new List<DateTimeOffset>();
        var next = CronSchedule.Next(cron, zone, midnight.AddSeconds(-1));
        while (next < midnight.AddHours(hours))
        {
            found.Add(next.Value.ToUniversalTime());
            next = CronSchedule.Next(cron, zone, next.Value);
        }

        return found;
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    // Notes when a job would be created, and creates none.
    private sealed class MadeJobs(Func<DateTime> now) : IBackgroundJobFactory
    {
        public List<DateTimeOffset> At { get; } = [];

        public IStateMachine StateMachine => throw new NotSupportedException();

        public BackgroundJob Create(CreateContext context)
        {
            At.Add(new DateTimeOffset(now(), TimeSpan.Zero));
            return null!;
        }
    }
}
