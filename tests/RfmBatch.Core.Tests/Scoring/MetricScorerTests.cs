using RfmBatch.Core.Scoring;

namespace RfmBatch.Core.Tests.Scoring;

public sealed class MetricScorerTests
{
    private static readonly double[] OneToTen = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

    [Theory]
    [InlineData(ScoringMethod.Quantile, new[] { 1, 1, 2, 2, 3, 3, 4, 4, 5, 5 })]
    [InlineData(ScoringMethod.Rank, new[] { 1, 1, 2, 2, 3, 3, 4, 4, 5, 5 })]
    [InlineData(ScoringMethod.Percent, new[] { 1, 1, 2, 2, 3, 3, 4, 4, 5, 5 })] // 1 + ⌊5·(rank − 1)/9⌋
    [InlineData(ScoringMethod.EqualWidth, new[] { 1, 1, 2, 2, 3, 3, 4, 4, 5, 5 })] // edges 2.8 4.6 6.4 8.2
    [InlineData(ScoringMethod.Breaks, new[] { 1, 2, 3, 4, 4, 4, 4, 4, 4, 5 })] // edges 1 2 3 9
    public void Score_gives_the_same_bins_forwards_and_reversed_for_recency(ScoringMethod method, int[] expected)
    {
        double[]? edges = method == ScoringMethod.Breaks ? [1, 2, 3, 9] : null;

        Assert.Equal(expected, Scores(Metric.Monetary, OneToTen, method, 5, edges));
        Assert.Equal(expected.Select(score => 6 - score), Scores(Metric.Recency, OneToTen, method, 5, edges));
    }

    [Fact]
    public void Quantile_reverses_the_bin_of_recency_and_does_not_negate_the_days()
    {
        // Cut at the median 2: both 2s belong below it and are the better half. Negated days would put them into the worse.
        Assert.Equal([2, 2, 2, 1, 1], Scores(Metric.Recency, [1, 2, 2, 3, 3], ScoringMethod.Quantile, 2));
    }

    [Fact]
    public void Rank_breaks_ties_by_the_order_of_the_input()
    {
        Assert.Equal([1, 1, 2, 2], Scores(Metric.Frequency, [1, 1, 1, 1.5], ScoringMethod.Rank, 2));
        Assert.Equal([1, 2, 2, 1], Scores(Metric.Recency, [7, 7, 7, 8], ScoringMethod.Rank, 2));
    }

    // A sort of more than 16 equal values is not stable by itself.
    [Theory]
    [InlineData(Metric.Frequency)]
    [InlineData(Metric.Recency)]
    public void Rank_breaks_ties_of_many_by_the_order_of_the_input(Metric metric) => Assert.Equal(
        Enumerable.Range(0, 1_000).Select(i => 1 + (i / 100)),
        Scores(metric, [.. Enumerable.Repeat(7.0, 999), metric == Metric.Recency ? 6.0 : 8.0], ScoringMethod.Rank, 10));

    [Fact]
    public void Rank_gives_the_remainder_to_the_first_tiles_as_NTILE_does()
    {
        Assert.Equal([1, 1, 1, 2, 2, 2, 3, 3], Scores(Metric.Monetary, OneToTen[..8], ScoringMethod.Rank, 3));
        Assert.Equal([1, 2, 3], Scores(Metric.Monetary, OneToTen[..3], ScoringMethod.Rank, 5));
    }

    [Fact]
    public void Percent_gives_ties_their_lowest_rank()
    {
        // Ranks 1 2 2 4 of 4, 4 bins: 1 + ⌊4·(rank − 1)/3⌋ = 1 2 2 5, at most 4.
        Assert.Equal([1, 2, 2, 4], Scores(Metric.Monetary, [1, 5, 5, 9], ScoringMethod.Percent, 4));
    }

    [Fact]
    public void Equal_width_edges_belong_to_the_bin_below_also_where_doubles_are_inexact()
    {
        // In doubles .3 + (.6 − .3)/3 is .39999999999999997 and .7 + .5/5 is .7999999999999999.
        Assert.Equal([1, 1, 2, 3], Scores(Metric.Monetary, [.3, .4, .5, .6], ScoringMethod.EqualWidth, 3));
        Assert.Equal([1, 1, 2, 3, 4, 5], Scores(Metric.Monetary, [.7, .8, .9, 1, 1.1, 1.2], ScoringMethod.EqualWidth, 5));
    }

    [Theory]
    [InlineData(ScoringMethod.Quantile)]
    [InlineData(ScoringMethod.Rank)]
    [InlineData(ScoringMethod.Percent)]
    [InlineData(ScoringMethod.EqualWidth)]
    [InlineData(ScoringMethod.Breaks)]
    public void A_metric_without_spread_scores_the_middle_rounded_up(ScoringMethod method)
    {
        for (var bins = 2; bins <= 10; bins++)
        {
            double[]? edges = method == ScoringMethod.Breaks ? OneToTen[..(bins - 1)] : null;
            var scored = MetricScorer.Score(Metric.Recency, [7, 7, 7], method, bins, edges);

            Assert.False(scored.HasSpread);
            Assert.All(scored.Scores, score => Assert.Equal((bins + 1) / 2, score));
            Assert.Equal(bins, scored.Thresholds.Count);
        }
    }

    [Theory]
    [InlineData(ScoringMethod.Quantile, 3)]
    [InlineData(ScoringMethod.Rank, 3)]
    [InlineData(ScoringMethod.Percent, 5)] // n = 1 → bins
    [InlineData(ScoringMethod.EqualWidth, 3)]
    public void One_customer_has_no_spread(ScoringMethod method, int score)
    {
        var scored = MetricScorer.Score(Metric.Monetary, [7], method, 5, null);

        Assert.Equal([(byte)score], scored.Scores);
        Assert.False(scored.HasSpread);
    }

    [Fact]
    public void No_customers_give_no_scores_no_thresholds_and_no_flag()
    {
        foreach (var method in Enum.GetValues<ScoringMethod>().Where(method => method != ScoringMethod.Breaks))
        {
            var scored = MetricScorer.Score(Metric.Monetary, [], method, 5, null);

            Assert.Empty(scored.Scores);
            Assert.Empty(scored.Thresholds);
            Assert.True(scored.HasSpread);
        }
    }

    // Beyond 1e14 a decimal would round what a double still tells apart: the edges are 4e14, 6e14.
    [Fact]
    public void Equal_width_edges_of_huge_amounts_are_worked_out_as_doubles() =>
        Assert.Equal([1, 1, 2, 3], Scores(Metric.Monetary, [2e14, 4e14, 5e14, 8e14], ScoringMethod.EqualWidth, 3));

    // More bins than customers: a score that nobody has says nothing, also where all amounts are negative.
    [Fact]
    public void Thresholds_of_ranks_that_nobody_has_are_open() => Assert.Equal(
        [(-3.0, -3.0), (-2.0, -2.0), (null, ((double?)null))],
        MetricScorer.Score(Metric.Monetary, [-2, -3], ScoringMethod.Rank, 3, null).Thresholds
            .Select(threshold => (threshold.LowerBound, threshold.UpperBound)));

    [Fact]
    public void Thresholds_are_intervals_open_below_and_closed_above()
    {
        Assert.Equal(
            [new(Metric.Monetary, 1, null, 1), new(Metric.Monetary, 2, 1, 4), new ScoreThreshold(Metric.Monetary, 3, 4, null)],
            MetricScorer.Score(Metric.Monetary, [1, 2, 5], ScoringMethod.Breaks, 3, [1, 4]).Thresholds);
        Assert.Equal(
            [new(Metric.Recency, 1, 4, null), new(Metric.Recency, 2, 1, 4), new ScoreThreshold(Metric.Recency, 3, null, 1)],
            MetricScorer.Score(Metric.Recency, [1, 2, 5], ScoringMethod.Breaks, 3, [1, 4]).Thresholds);
    }

    [Fact]
    public void Thresholds_of_ranks_are_what_was_observed()
    {
        Assert.Equal(
            [new(Metric.Frequency, 1, 1, 1), new ScoreThreshold(Metric.Frequency, 2, 1, 2)],
            MetricScorer.Score(Metric.Frequency, [1, 2, 1, 1], ScoringMethod.Rank, 2, null).Thresholds);
        Assert.Equal(
            [new(Metric.Frequency, 1, 1, 1), new(Metric.Frequency, 2, 2, 2), new ScoreThreshold(Metric.Frequency, 3, null, null)],
            MetricScorer.Score(Metric.Frequency, [1, 2], ScoringMethod.Rank, 3, null).Thresholds);
    }

    // R 4.2: quantile(c(1, 17, 33, 69, 100), c(.2, .4, .5, .75, 1)) = 13.8 26.6 33 69 100.
    [Theory]
    [InlineData(1, 5, 13.8)]
    [InlineData(2, 5, 26.6)]
    [InlineData(1, 2, 33)]
    [InlineData(3, 4, 69)]
    [InlineData(1, 1, 100)]
    public void Quantiles_are_of_type_7(int numerator, int denominator, double expected) =>
        Assert.Equal(expected, SortedQuantile.At([1, 17, 33, 69, 100], numerator, denominator), 1e-12);

    [Fact]
    public void Medians_are_of_type_7()
    {
        Assert.Equal(2.5, SortedQuantile.Median([1, 2, 3, 9]));
        Assert.Equal(3, SortedQuantile.Median([1, 3, 9]));
        Assert.Equal(1_500_000_000.5, SortedQuantile.Median([1_500_000_000L, 1_500_000_001L]));
        Assert.Equal(2_000_000_000.5, SortedQuantile.Median([2_000_000_000, 2_000_000_001]));
    }

    private static IEnumerable<int> Scores(Metric metric, double[] values, ScoringMethod method, int bins, double[]? edges = null) =>
        MetricScorer.Score(metric, values, method, bins, edges).Scores.Select(score => (int)score);
}
