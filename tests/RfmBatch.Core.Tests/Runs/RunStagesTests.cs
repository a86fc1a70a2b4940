using RfmBatch.Core.Aggregation;
using RfmBatch.Core.Runs;
using RfmBatch.Core.Scoring;
using RfmBatch.Core.Segmentation;

namespace RfmBatch.Core.Tests.Runs;

public sealed class RunStagesTests
{
    private static readonly RuleSet Standard = ShippedRuleSets.Find("standard11")!;

    [Fact]
    public void Yesterdays_buyer_has_a_recency_of_1_day()
    {
        var result = Compute(Customers.Of((1, 1, 1)));

        Assert.Equal([1], result.RecencyDays);
        Assert.Equal(new DateOnly(2025, 12, 31), Day.ToDate(result.Summary.LastOrderDays[0]));
    }

    [Fact]
    public void Frequency_counts_orders_days_or_lines()
    {
        var summary = Customers.Of((1, 1, 1));
        (summary.OrderCounts[0], summary.DayCounts[0], summary.LineCounts[0]) = (4, 3, 9);

        Assert.Equal([4], Compute(summary).FrequencyCounts);
        Assert.Equal([3], Compute(summary, new RunOptions { Frequency = FrequencyKind.Days }).FrequencyCounts);
        Assert.Equal([9], Compute(summary, new RunOptions { Frequency = FrequencyKind.Lines }).FrequencyCounts);
    }

    [Fact]
    public void Returns_reduce_revenue_or_are_left_out()
    {
        var summary = Customers.Of((1, 2, 100));
        summary.ReturnAmounts[0] = Amount.FromDecimal(-30);

        Assert.Equal([Amount.FromDecimal(70)], Compute(summary).RevenueAmounts);
        Assert.Equal([Amount.FromDecimal(100)], Compute(summary, new RunOptions { Returns = ReturnsKind.Exclude }).RevenueAmounts);
    }

    [Fact]
    public void Mean_is_revenue_by_frequency_stored_rounded_half_to_even_and_scored_unrounded()
    {
        // 0.0001/2 and 0.0003/2 round to 0.0000 and 0.0002; 1/3 and 0.3333 differ only unrounded.
        var summary = Customers.Of((1, 2, 0.0001m), (1, 2, 0.0003m), (1, 3, 1), (1, 1, 0.3333m));
        var result = Compute(summary, new RunOptions { Monetary = MonetaryKind.Mean, Scoring = ScoringMethod.Percent });

        Assert.Equal([0, 2, 3333, 3333], result.MonetaryAmounts);
        Assert.Equal([1, 2, 5, 4], result.MonetaryScores.Select(score => (int)score));
    }

    [Fact]
    public void Equal_means_of_different_counts_share_a_score()
    {
        // 0.9/9 and 0.1/1: as two divisions 0.09999999999999999 and 0.1.
        var summary = Customers.Of((1, 9, 0.9m), (1, 1, 0.1m), (1, 1, 5));
        var result = Compute(summary, new RunOptions { Monetary = MonetaryKind.Mean, Scoring = ScoringMethod.Percent });

        Assert.Equal(result.MonetaryScores[0], result.MonetaryScores[1]);
    }

    [Fact]
    public void Customers_without_a_sale_in_the_window_count_but_have_no_scores()
    {
        var summary = Customers.Of((10, 1, 10), (-1, 0, 0), (20, 3, 30), (30, 2, 20));
        summary.ReturnAmounts[1] = Amount.FromDecimal(-5);
        var result = Compute(summary, new RunOptions { Scoring = ScoringMethod.Rank });

        Assert.Equal((4, 3), (result.Summary.Count, result.ScoredCustomerCount));
        Assert.Equal((-1, 0, 0, 0), (result.RecencyDays[1], result.RecencyScores[1], result.FrequencyScores[1], result.MonetaryScores[1]));
        Assert.Equal([3, 0, 2, 1], result.RecencyScores.Select(score => (int)score));
        Assert.Equal((6, 550_000), (result.OrderCount, result.RevenueAmount));
        var noPurchase = result.SegmentSummaries[^1];
        Assert.Equal(
            ("No Purchase", 1, .25, 0, -50_000),
            (noPurchase.SegmentName, noPurchase.CustomerCount, noPurchase.CustomerShare, noPurchase.OrderCount, noPurchase.RevenueAmount));
        Assert.Equal(
            (null, null, 0, -5),
            (noPurchase.RecencyDaysMean, noPurchase.RecencyDaysMedian, noPurchase.OrderCountMean, noPurchase.RevenueAmountMedian));
    }

    [Fact]
    public void Summaries_list_every_segment_with_means_and_type_7_medians()
    {
        var ruleSet = ShippedRuleSets.Find("managerial8")!;
        var result = Compute(Customers.Of((10, 1, 10), (20, 2, 20.5m), (60, 9, 30), (70, 10, 70)), new RunOptions(), ruleSet);

        Assert.Equal(ruleSet.Segments.Select(segment => segment.Name), result.SegmentSummaries.Select(summary => summary.SegmentName));
        Assert.Equal(
            new SegmentSummary
            {
                SegmentName = "New Active",
                CustomerCount = 4,
                CustomerShare = 1,
                OrderCount = 22,
                RevenueAmount = 1_305_000,
                RevenueShare = 1,
                RecencyDaysMean = 40,
                OrderCountMean = 5.5,
                RevenueAmountMean = 32.625,
                RecencyDaysMedian = 40,
                OrderCountMedian = 5.5,
                RevenueAmountMedian = 25.25,
            },
            result.SegmentSummaries.Single(summary => summary.CustomerCount > 0));
        Assert.Equal(
            new SegmentSummary
            {
                SegmentName = "Cold",
                CustomerCount = 0,
                CustomerShare = 0,
                OrderCount = 0,
                RevenueAmount = 0,
                RevenueShare = 0
            },
            result.SegmentSummaries.Single(summary => summary.SegmentName == "Cold"));
    }

    [Fact]
    public void Cells_are_the_occupied_ones_ascending_and_add_up()
    {
        var result = Compute(Customers.Of([.. Enumerable.Range(0, 100).Select(i => (1 + (i * 37 % 100), 1 + (i % 5), i * 1.5m))]));

        Assert.Equal(
            result.Cells.OrderBy(cell => cell.RecencyScore).ThenBy(cell => cell.FrequencyScore).ThenBy(cell => cell.MonetaryScore),
            result.Cells);
        Assert.All(result.Cells, cell => Assert.True(cell.CustomerCount > 0));
        Assert.Equal(
            (100, result.RevenueAmount), (result.Cells.Sum(cell => cell.CustomerCount), result.Cells.Sum(cell => cell.RevenueAmount)));
    }

    [Fact]
    public void No_customers_give_an_empty_result()
    {
        var result = Compute(Customers.Of());

        Assert.Equal((0, 0, 0), (result.ScoredCustomerCount, result.OrderCount, result.RevenueAmount));
        Assert.Empty(result.Cells);
        Assert.Empty(result.MetricsWithoutSpread);
        Assert.Equal(12, result.SegmentSummaries.Count);
        Assert.All(
            result.SegmentSummaries,
            summary => Assert.Equal((0, 0.0, null), (summary.CustomerCount, summary.CustomerShare, summary.RevenueShare)));
    }

    [Fact]
    public void One_customer_has_the_middle_scores_and_three_flags()
    {
        var result = Compute(Customers.Of((5, 1, 10)));

        Assert.Equal((3, 3, 3), (result.RecencyScores[0], result.FrequencyScores[0], result.MonetaryScores[0]));
        Assert.Equal([Metric.Recency, Metric.Frequency, Metric.Monetary], result.MetricsWithoutSpread);
        Assert.Equal(15, result.Thresholds.Count);
    }

    [Theory]
    [InlineData("2026-03-31", 1, "2026-02-28")]
    [InlineData("2026-01-01", 12, "2025-01-01")]
    public void Window_starts_months_before_as_of(string asOf, int months, string start)
    {
        var options = new RunOptions { WindowMonths = months, Frequency = FrequencyKind.Days, KeepZeroAmounts = false };
        var query = options.QueryFor(DateOnly.Parse(asOf, null));

        Assert.Equal(new SummaryQuery(DateOnly.Parse(asOf, null), DateOnly.Parse(start, null), null, false, true), query);
    }

    private static RunResult Compute(CustomerSummaryTable summary, RunOptions? options = null, RuleSet? ruleSet = null) =>
        RunStages.Compute(summary, RunContext.Create(Customers.AsOf, options ?? new RunOptions(), ruleSet ?? Standard));
}
