using RfmBatch.Application.Programs;

namespace RfmBatch.Application.Tests.Programs;

public sealed class CronScheduleTests
{
    [Theory]
    [InlineData("0 3 * * *", 1)]
    [InlineData("0 3 * * 1", 7)]
    [InlineData("0 3 * * 1-5", 3)]
    [InlineData("0 3 1 * *", 31)]
    public void The_longest_gap_is_that_between_two_of_the_next_occurrences(string cron, int days) =>
        Assert.Equal(TimeSpan.FromDays(days), CronSchedule.LongestGap(cron, "UTC", At("2025-01-01T00:00")));

    [Theory]
    [InlineData("0 3 * * *", "2025-01-01T03:00", "2025-01-01T03:00")]
    [InlineData("0 3 * * *", "2025-01-01T02:59", "2024-12-31T03:00")]
    [InlineData("0 3 1 * *", "2025-01-31T23:00", "2025-01-01T03:00")]
    [InlineData("0 3 1 1 *", "2025-12-31T23:00", "2025-01-01T03:00")]
    [InlineData("0 3 29 2 *", "2025-12-31T23:00", "2024-02-29T03:00")]
    [InlineData("*/5 * * * *", "2025-01-01T00:04", "2025-01-01T00:00")]
    public void The_last_time_is_the_latest_up_to_the_instant(string cron, string upTo, string last) =>
        Assert.Equal(At(last), CronSchedule.Last(cron, "UTC", At(upTo)));

    private static DateTimeOffset At(string text) =>
        DateTimeOffset.Parse(text + ":00Z", System.Globalization.CultureInfo.InvariantCulture);
}
