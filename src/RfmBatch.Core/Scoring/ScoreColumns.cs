namespace RfmBatch.Core.Scoring;

/// <summary>The three scores of a run's customers, in columns parallel to the summary; 0 = not scored.</summary>
/// <param name="Recency">1..bins.</param>
/// <param name="Frequency">1..bins.</param>
/// <param name="Monetary">1..bins.</param>
/// <param name="Thresholds">One per metric and score.</param>
/// <param name="MetricsWithoutSpread">Metrics in which all customers are equal.</param>
internal sealed record ScoreColumns(
    byte[] Recency, byte[] Frequency, byte[] Monetary, IReadOnlyList<ScoreThreshold> Thresholds, IReadOnlyList<Metric> MetricsWithoutSpread)
{
    /// <summary>Scores all three metrics.</summary>
    public static ScoreColumns From(MetricColumns metrics, ScoringMethod method, int bins, ScoreBreaks? breaks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bins, 10);
        var scored = new MetricScores[3];
        Parallel.For(0, 3, i =>
        {
            var metric = (Metric)i;
            var edges = metric switch { Metric.Recency => breaks?.Recency, Metric.Frequency => breaks?.Frequency, _ => breaks?.Monetary };
            scored[i] = MetricScorer.Score(metric, metrics.ValuesToScore(metric), method, bins, edges);
        });
        var rows = metrics.RecencyDays.Length;
        return new ScoreColumns(
            Spread(scored[0].Scores, metrics.ScoredRows, rows),
            Spread(scored[1].Scores, metrics.ScoredRows, rows),
            Spread(scored[2].Scores, metrics.ScoredRows, rows),
            [.. scored[0].Thresholds, .. scored[1].Thresholds, .. scored[2].Thresholds],
            [.. Enum.GetValues<Metric>().Where(metric => !scored[(int)metric].HasSpread)]);
    }

    private static byte[] Spread(byte[] scores, int[] scoredRows, int rows)
    {
        if (scores.Length == rows)
        {
            return scores;
        }

        var column = new byte[rows];
        for (var i = 0; i < scores.Length; i++)
        {
            column[scoredRows[i]] = scores[i];
        }

        return column;
    }
}

/// <summary>The values that earn one score of one metric.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Score">1..bins, highest is best.</param>
/// <param name="LowerBound">Exclusive, in the metric's unit; null where open.</param>
/// <param name="UpperBound">Inclusive; null where open.</param>
/// <remarks>For <c>rank</c> and <c>percent</c>, where ties may straddle scores, the bounds are the smallest and largest value observed with
/// the score, both inclusive, and both null where nobody has it. A metric without spread keeps its cut points here although everyone has
/// the middle score; a finding of the run says so.</remarks>
public sealed record ScoreThreshold(Metric Metric, int Score, double? LowerBound, double? UpperBound);
