using RfmBatch.Core.Operations;

namespace RfmBatch.Core.Tests.Operations;

public sealed class LastDayCheckTests
{
    // As of a public report: one of 1,964 rows dated 18 months late moved as-of, and the mean recency of champions from 54 to 609 days.
    [Fact]
    public void One_of_1964_rows_dated_eighteen_months_late_is_held_and_named()
    {
        var finding = LastDayCheck.Evaluate(Stray(days: 307, late: 548) with
        {
            StrayRows = [new StrayRow(1, "A-4711", Last + 548)],
        });
        Assert.Equal(("RFM050", false, CheckSeverity.Error), (finding.CheckId, finding.Passed, finding.Severity));
        Assert.Equal(
            "The last day follows the rest: 1 of 1,964 rows lie 548 days behind the rest, which ends on 2020-12-31: order A-4711 of load 1 "
            + "('sales.csv') on 2022-07-02. The limit is 60 days and 1.5 times the longest gap before, of at most 1% of the rows. Correct "
            + "the source and take the load back (rfmbatch loads undo 1), or run with --as-of; if the date is right, publish with --accept "
            + "RFM050.",
            finding.Detail);
        Assert.Equal(["load 1 day 2022-07-02"], finding.Subjects);
    }

    [Theory]
    [InlineData(59, true)]
    [InlineData(60, false)]
    [InlineData(366, false)]
    public void The_gap_has_a_limit(int late, bool passed) => Assert.Equal(passed, LastDayCheck.Evaluate(Stray(307, late)).Passed);

    [Fact]
    public void A_few_stray_days_are_found_behind_the_longest_gap()
    {
        var history = Stray(307, 300);
        var load = history.Loads[0];
        var more = history with { Loads = [load with { Days = [.. load.Days, new LoadedDay(load.Days[^1].Day + 40, 2, 2, 2)] }] };
        Assert.Equal(["load 1 day 2021-10-27", "load 1 day 2021-12-06"], LastDayCheck.Evaluate(more).Subjects);
    }

    [Fact]
    public void A_row_dated_too_early_hides_no_row_dated_too_late()
    {
        var history = Stray(307, 300);
        var load = history.Loads[0];
        Assert.False(LastDayCheck.Evaluate(
            history with { Loads = [load with { Days = [new LoadedDay(Last - 9000, 1, 1, 1), .. load.Days] }] }).Passed);
    }

    [Fact]
    public void After_a_pause_a_load_of_its_own_only_warns()
    {
        var history = Stray(307, 200);
        var (before, after) = (history.Loads[0].Days.SkipLast(1), history.Loads[0].Days[^1]);
        var finding = LastDayCheck.Evaluate(new LoadHistory(
            [new LoadOfDays(1, "last year.csv", null, [.. before]), new LoadOfDays(2, "reopened.csv", null, [after])], 1));
        Assert.Equal((false, CheckSeverity.Warning), (finding.Passed, finding.Severity));
        Assert.EndsWith("The load has no earlier days, as after a pause.", finding.Detail, StringComparison.Ordinal);
        Assert.Empty(finding.Subjects);
    }

    [Fact]
    public void A_season_that_comes_back_in_a_longer_export_is_no_stray_day()
    {
        // Two summers and the first day of the third, always exported from the beginning.
        var days = ShopDays.Of("beach", 1);
        var third = days.First(day => Day.ToDate(day.Day) >= new DateOnly(2022, 5, 1));
        Assert.True(LastDayCheck.Evaluate(
            new LoadHistory([new LoadOfDays(1, "all.csv", null, [.. days.Where(day => day.Day <= third.Day)])], 0)).Passed);
    }

    [Fact]
    public void What_was_accepted_or_published_holds_no_later_run()
    {
        var history = Stray(307, 548);
        var accepted = history with { Accepted = [new AcceptedSubject("RFM050", "load 1 day 2022-07-02", 3)] };
        Assert.Equal(CheckSeverity.Notice, LastDayCheck.Evaluate(accepted).Severity);
        Assert.EndsWith(" Accepted with run 3.", LastDayCheck.Evaluate(accepted).Detail, StringComparison.Ordinal);
        Assert.Equal(CheckSeverity.Warning, LastDayCheck.Evaluate(history with { SeenLoadKey = 1 }).Severity);

        // Another load, or another day of it, is another finding.
        var other = history with { Accepted = [new AcceptedSubject("RFM050", "load 1 day 2022-07-03", 3)] };
        Assert.Equal(CheckSeverity.Error, LastDayCheck.Evaluate(other).Severity);
    }

    [Fact]
    public void A_few_days_tell_nothing() => Assert.True(LastDayCheck.Evaluate(Stray(9, 900)).Passed);

    // 1,963 rows on days that follow each other, to the end of 2020, and one so many days later, in one load.
    private static LoadHistory Stray(int days, int late)
    {
        var usual = Enumerable.Range(0, days).Select(i => new LoadedDay(
            Last - days + 1 + i, (1963 / days) + (i < 1963 % days ? 1 : 0), 5, 5));
        return new LoadHistory([new LoadOfDays(1, "sales.csv", null, [.. usual, new LoadedDay(Last + late, 1, 5, 5)])], 0);
    }

    private static int Last => Day.FromDate(new DateOnly(2020, 12, 31));
}
