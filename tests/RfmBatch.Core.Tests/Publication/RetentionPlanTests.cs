using System.Globalization;
using RfmBatch.Core.Operations;

namespace RfmBatch.Core.Tests.Publication;

public sealed class RetentionPlanTests
{
    private static readonly DateOnly Today = new(2026, 6, 15);

    [Fact]
    public void All_runs_are_kept_for_35_days_then_the_last_of_each_month_for_36_months_then_the_last_of_each_year()
    {
        StoredRun[] runs =
        [
            Run(1, "2021-03-15", "2021-03-15"), // superseded by run 2 as 2021's
            Run(2, "2022-01-01", "2022-01-01"), // observes 2021-12-31: 2021's last
            Run(3, "2023-06-15", "2023-06-15"), // June 2023's first half
            Run(4, "2023-06-16", "2023-06-16"), // observes 2023-06-15, 36 months ago: still a month's last
            Run(5, "2026-02-01", "2026-02-01"), // January's last
            Run(6, "2026-02-10", "2026-02-10"),
            Run(7, "2026-02-20", "2026-02-20"), // February's last
            Run(8, "2026-05-11", "2026-05-11"), // 35 days
            Run(9, "2026-05-10", "2026-05-10"), // 36 days, not May's last
            Run(10, "2026-05-12", "2026-05-12"),
        ];

        var decisions = Retention.For(runs, Today);

        Assert.Equal(
            [
                (1, false, "a later run stands for its month or year"),
                (2, true, "last run of 2021"),
                (3, false, "a later run stands for its month or year"),
                (4, true, "last run of 2023"),
                (5, true, "last run of 2026-01"),
                (6, false, "a later run stands for its month or year"),
                (7, true, "last run of 2026-02"),
                (9, false, "a later run stands for its month or year"),
                (8, true, "finished within 35 days"),
                (10, true, "latest run of the program"),
            ],
            decisions.Select(decision => (decision.RunKey, decision.KeepsCustomerRows, decision.Reason)));
    }

    [Theory]
    [InlineData("2023-06-16", true)] // observes 2023-06-15
    [InlineData("2023-06-15", false)]
    public void The_last_run_of_a_month_goes_after_36_months_unless_it_is_its_years(string asOf, bool keeps) =>
        Assert.Equal(
            keeps,
            Retention.For(
                [Run(1, asOf, asOf), Run(2, "2023-12-31", "2023-12-31"), Run(3, "2026-06-01", "2026-06-01")], Today)[0].KeepsCustomerRows);

    [Fact]
    public void The_latest_run_is_kept_however_old() =>
        Assert.Equal(
            new RetentionDecision(1, true, "latest run of the program"),
            Assert.Single(Retention.For([Run(1, "1998-07-01", "1998-07-01")], Today)));

    [Fact]
    public void A_backfill_of_an_old_date_is_kept_for_35_days_from_its_finish() =>
        Assert.True(
            Retention.For(
                [Run(1, "2020-02-02", "2026-06-01"), Run(2, "2020-12-01", "2020-12-01"), Run(3, "2026-06-01", "2026-06-01")],
                Today)[0].KeepsCustomerRows);

    [Fact]
    public void Of_one_as_of_date_the_run_made_last_is_kept_though_a_clock_says_it_finished_first() =>
        Assert.Equal(
            [(1, false), (2, true), (3, false), (4, true)],
            Retention
                .For(
                    [
                        Run(1, "2024-02-01", "2024-03-02"),
                        Run(2, "2024-02-01", "2024-03-01"),
                        Run(3, "2026-01-01", "2026-01-03"),
                        Run(4, "2026-01-01", "2026-01-02")
                    ],
                    Today)
                .Select(decision => (decision.RunKey, decision.KeepsCustomerRows)));

    [Fact]
    public void A_run_that_is_not_published_goes_after_35_days() =>
        Assert.Equal(
            new RetentionDecision(1, false, "not published, finished more than 35 days ago"),
            Assert.Single(Retention.For([Run(1, "2026-01-01", "2026-01-01") with { IsPublished = false }], Today)));

    private static StoredRun Run(int key, string asOf, string finished) =>
        new(
            key,
            DateOnly.Parse(asOf, CultureInfo.InvariantCulture),
            DateTime.SpecifyKind(DateTime.Parse(finished, CultureInfo.InvariantCulture), DateTimeKind.Utc),
            true);
}
