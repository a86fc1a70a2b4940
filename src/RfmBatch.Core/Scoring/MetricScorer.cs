namespace RfmBatch.Core.Scoring;

/// <summary>Turns one metric's column into scores by any of the five methods.</summary>
internal static class MetricScorer
{
    /// <summary>Scores a column.</summary>
    /// <param name="metric">The metric; for <see cref="Metric.Recency"/> low values are best.</param>
    /// <param name="values">Values of the customers to score, ordered by customer id (ordinal).</param>
    /// <param name="method">The method.</param>
    /// <param name="bins">2..10.</param>
    /// <param name="userEdges">bins − 1 ascending edges of <see cref="ScoringMethod.Breaks"/>, otherwise null.</param>
    public static MetricScores Score(Metric metric, double[] values, ScoringMethod method, int bins, IReadOnlyList<double>? userEdges)
    {
        var edges = Edges(values, method, bins, userEdges);
        if (!HasSpread(values))
        {
            var scores = new byte[values.Length];
            // One customer is the best and the worst; percent rank calls it the best.
            Array.Fill(scores, (byte)(method == ScoringMethod.Percent && values.Length == 1 ? bins : (bins + 1) / 2));
            return new MetricScores(scores, Thresholds(metric, values, scores, edges, method, bins), HasSpread: values.Length == 0);
        }

        var scored = method switch
        {
            ScoringMethod.Rank => RankScores.Ntile(values, bins, metric == Metric.Recency),
            ScoringMethod.Percent => RankScores.Percent(values, bins, metric == Metric.Recency),
            _ => EdgeScores.Score(values, edges!, bins, metric == Metric.Recency),
        };
        return new MetricScores(scored, Thresholds(metric, values, scored, edges, method, bins), HasSpread: true);
    }

    private static double[]? Edges(double[] values, ScoringMethod method, int bins, IReadOnlyList<double>? userEdges) => method switch
    {
        ScoringMethod.Breaks =>
            [.. userEdges ?? throw new ArgumentNullException(nameof(userEdges), "The method breaks needs edges for every metric.")],
        _ when values.Length == 0 => null,
        ScoringMethod.Quantile => EdgeScores.QuantileEdges(values, bins),
        ScoringMethod.EqualWidth => EdgeScores.EqualWidthEdges(values, bins),
        _ => null,
    };

    private static bool HasSpread(double[] values)
    {
        foreach (var value in values)
        {
            if (value != values[0])
            {
                return true;
            }
        }

        return false;
    }

    private static List<ScoreThreshold> Thresholds(
        Metric metric, double[] values, byte[] scores, double[]? edges, ScoringMethod method, int bins)
    {
        if (edges is not null)
        {
            return EdgeScores.Thresholds(metric, edges, bins);
        }

        return method is ScoringMethod.Rank or ScoringMethod.Percent && values.Length > 0
            ? RankScores.Thresholds(metric, values, scores, bins)
            : [];
    }
}

/// <summary>One metric scored: a score per value, and what earned it.</summary>
/// <param name="Scores">1..bins per value, highest is best.</param>
/// <param name="Thresholds">One per score, ascending; empty where there was no value and no user edge.</param>
/// <param name="HasSpread">False where all values are equal, so that everyone has the middle score.</param>
internal sealed record MetricScores(byte[] Scores, IReadOnlyList<ScoreThreshold> Thresholds, bool HasSpread);
