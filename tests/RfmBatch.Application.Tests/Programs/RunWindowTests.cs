using RfmBatch.Application.Programs;
using RfmBatch.Storage.Programs;

namespace RfmBatch.Application.Tests.Programs;

public sealed class RunWindowTests
{
    [Theory]
    [InlineData("0 3 * * *", "06:00", "UTC", "2026-05-01T03:00Z", true, "2026-05-01T06:00Z")]
    [InlineData("0 3 * * *", "06:00", "UTC", "2026-05-01T05:59Z", true, "2026-05-01T06:00Z")]
    [InlineData("0 3 * * *", "06:00", "UTC", "2026-05-01T06:00Z", false, "2026-05-01T06:00Z")]
    [InlineData("0 3 * * *", "06:00", "UTC", "2026-05-02T02:59Z", false, "2026-05-01T06:00Z")]

    // Over midnight.
    [InlineData("0 23 * * *", "06:00", "UTC", "2026-05-01T23:30Z", true, "2026-05-02T06:00Z")]
    [InlineData("0 23 * * *", "06:00", "UTC", "2026-05-02T05:00Z", true, "2026-05-02T06:00Z")]
    [InlineData("0 23 * * *", "06:00", "UTC", "2026-05-02T12:00Z", false, "2026-05-02T06:00Z")]

    // In the program's zone, in summer and in winter.
    [InlineData("0 3 * * *", "06:00", "Europe/Berlin", "2026-07-01T03:59Z", true, "2026-07-01T04:00Z")]
    [InlineData("0 3 * * *", "06:00", "Europe/Berlin", "2026-01-01T04:59Z", true, "2026-01-01T05:00Z")]

    // 02:30 does not exist in that night: 03:00 is the first time after it.
    [InlineData("0 1 * * *", "02:30", "Europe/Berlin", "2026-03-29T00:30Z", true, "2026-03-29T01:00Z")]

    // Without a schedule from midnight on.
    [InlineData(null, "06:00", "UTC", "2026-05-01T00:00Z", true, "2026-05-01T06:00Z")]
    [InlineData(null, "06:00", "UTC", "2026-05-01T12:00Z", false, "2026-05-01T06:00Z")]
    public void A_job_may_run_from_its_time_to_not_after(
        string? schedule, string notAfter, string zone, string now, bool isOpen, string end)
    {
        var window = RunWindow.Of(
            Program(schedule, zone) with { NotAfter = TimeOnly.Parse(notAfter, System.Globalization.CultureInfo.InvariantCulture) },
            At(now));

        Assert.Equal((isOpen, At(end)), (window.IsOpen, window.End!.Value));
    }

    [Fact]
    public void Without_not_after_there_is_no_limit() =>
        Assert.Equal(new RunWindow(null, true), RunWindow.Of(Program("0 3 * * *", "UTC"), At("2026-05-01T12:00Z")));

    private static ProgramRecord Program(string? schedule, string zone) => new()
    {
        ProgramName = "default",
        Description = "",
        TimeZoneId = zone,
        CronExpression = schedule,
        FreshnessLimitDays = 0,
        OptionsJson = "{}",
        IsActive = true,
    };

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
