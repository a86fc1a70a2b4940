using RfmBatch.Core.Scoring;

namespace RfmBatch.Core.Tests.Scoring;

public sealed class ThresholdWordsTests
{
    // Quintile cuts of UCI Online Retail: reference-values.md, "Quintile cuts R 13.8 33 72 180, F 1 2 3 6".
    [Theory]
    [InlineData(5, "up to 13.8")]
    [InlineData(4, "over 13.8, up to 33")]
    [InlineData(1, "over 180")]
    public void Recency_words_put_the_fewest_days_at_the_best_score(int score, string expected) =>
        Assert.Equal(expected, ThresholdWords.Of(Edges(Metric.Recency, 13.8, 33, 72, 180), Metric.Recency, score));

    [Theory]
    [InlineData(1, "up to 1")]
    [InlineData(2, "nobody")]
    [InlineData(3, "over 1, up to 2")]
    [InlineData(5, "over 6")]
    public void A_score_between_equal_cuts_is_nobodys(int score, string expected) =>
        Assert.Equal(expected, ThresholdWords.Of(Edges(Metric.Frequency, 1, 1, 2, 6), Metric.Frequency, score));

    [Theory]
    [InlineData(1, "1")]
    [InlineData(2, "1 to 4")]
    [InlineData(3, "nobody")]
    public void Rank_scores_show_the_values_seen(int score, string expected)
    {
        ScoreThreshold[] seen = [new(Metric.Frequency, 1, 1, 1), new(Metric.Frequency, 2, 1, 4), new(Metric.Frequency, 3, null, null)];

        Assert.Equal(expected, ThresholdWords.Of(seen, Metric.Frequency, score));
    }

    private static ScoreThreshold[] Edges(Metric metric, params double[] cuts) =>
    [
        .. Enumerable.Range(0, cuts.Length + 1).Select(i => new ScoreThreshold(
            metric,
            metric == Metric.Recency ? cuts.Length + 1 - i : i + 1,
            i == 0 ? null : cuts[i - 1],
            i == cuts.Length ? null : cuts[i])),
    ];
}
