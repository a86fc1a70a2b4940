using RfmBatch.Core.Publication;

namespace RfmBatch.Core.Tests.Publication;

public sealed class SuccessionPlanTests
{
    [Fact]
    public void Nothing_published_has_no_latest() => Assert.Null(Succession.For([]).LatestRunKey);

    [Fact]
    public void Of_one_as_of_date_the_run_with_the_greatest_key_is_current_in_whatever_order_they_come()
    {
        var plan = Succession.For([Run(2, "2026-01-01"), Run(3, "2026-01-01"), Run(1, "2026-01-01")]);

        Assert.Equal(3, plan.LatestRunKey);
        Assert.Equal(3, Assert.Single(plan.Current).Run.RunKey);
        Assert.Equal([1, 2], plan.SupersededRunKeys);
    }

    [Fact]
    public void A_backfill_does_not_move_latest_and_becomes_previous_of_its_later_neighbour()
    {
        var before = Succession.For([Run(1, "2025-01-01"), Run(2, "2026-01-01")]);
        var after = Succession.For([Run(1, "2025-01-01"), Run(2, "2026-01-01"), Run(3, "2025-06-01")]);

        Assert.Equal((2, 2), (before.LatestRunKey, after.LatestRunKey));
        Assert.Equal([null, 1], before.Current.Select(run => run.Previous?.RunKey));
        Assert.Equal([(1, null), (3, 1), (2, (int?)3)], after.Current.Select(run => (run.Run.RunKey, run.Previous?.RunKey)));
    }

    [Fact]
    public void Links_are_comparable_only_for_equal_configurations()
    {
        var plan = Succession.For([Run(1, "2025-01-01"), Run(2, "2025-02-01", hash: "b"), Run(3, "2025-03-01", hash: "b")]);

        Assert.Equal([null, new RunLink(1, false), new RunLink(2, true)], plan.Current.Select(run => run.Previous));
        Assert.Equal([null, new RunLink(1, false), new RunLink(2, true)], plan.Current.Select(run => run.OneMonthEarlier));
    }

    [Theory]
    [InlineData("2026-02-19", null)] // 11 days before 2026-03-02
    [InlineData("2026-02-20", null)]
    [InlineData("2026-02-21", null)]
    [InlineData("2026-01-23", 1)] // 10 days before 2026-02-02, which is 2026-03-02 less a month
    [InlineData("2026-01-22", null)]
    [InlineData("2026-02-12", 1)]
    [InlineData("2026-02-13", null)]
    public void One_month_earlier_is_within_10_days_of_as_of_less_a_month(string earlier, int? partner) =>
        Assert.Equal(partner, Succession.For([Run(1, earlier), Run(2, "2026-03-02")]).Current[^1].OneMonthEarlier?.RunKey);

    [Theory]
    [InlineData("2025-01-31", 1)]
    [InlineData("2025-01-30", null)]
    [InlineData("2025-04-01", 1)]
    [InlineData("2025-04-02", null)]
    public void Twelve_months_earlier_is_within_30_days_of_as_of_less_twelve_months(string earlier, int? partner) =>
        Assert.Equal(partner, Succession.For([Run(1, earlier), Run(2, "2026-03-02")]).Current[^1].TwelveMonthsEarlier?.RunKey);

    [Fact]
    public void The_nearest_run_is_the_partner_and_of_two_equally_near_the_later() =>
        Assert.Equal(
            3,
            Succession.For(
                [
                    Run(1, "2026-01-25"), Run(2, "2026-01-30"), Run(3, "2026-02-05"), Run(4, "2026-03-02")
                ]).Current[^1].OneMonthEarlier?.RunKey);

    private static PublishedRun Run(int key, string asOf, string hash = "a") =>
        new(key, DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture), hash);
}
