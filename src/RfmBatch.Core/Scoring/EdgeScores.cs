namespace RfmBatch.Core.Scoring;

/// <summary>Scores by edges: a value ≤ an edge belongs to the bin below it, so equal values share a score.</summary>
internal static class EdgeScores
{
    /// <summary>Type-7 quantiles at i/bins; edges may repeat where many values are equal.</summary>
    public static double[] QuantileEdges(double[] values, int bins)
    {
        var sorted = (double[])values.Clone();
        Array.Sort(sorted);
        var edges = new double[bins - 1];
        for (var i = 1; i < bins; i++)
        {
            edges[i - 1] = SortedQuantile.At(sorted, i, bins);
        }

        return edges;
    }

    /// <summary>min + i·(max − min)/bins.</summary>
    public static double[] EqualWidthEdges(double[] values, int bins)
    {
        var (min, max) = (values[0], values[0]);
        foreach (var value in values)
        {
            min = Math.Min(min, value);
            max = Math.Max(max, value);
        }

        var edges = new double[bins - 1];
        for (var i = 1; i < bins; i++)
        {
            // In decimal, because an edge one ulp below an amount that it equals would push that customer a bin up.
            edges[i - 1] = Math.Abs(min) < 1e14 && Math.Abs(max) < 1e14
                ? (double)((decimal)min + (i * ((decimal)max - (decimal)min) / bins))
                : min + (i * (max - min) / bins);
        }

        return edges;
    }

    /// <summary>The score of every value.</summary>
    public static byte[] Score(double[] values, double[] edges, int bins, bool lowestIsBest)
    {
        var scores = new byte[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var bin = 1;
            foreach (var edge in edges)
            {
                bin += values[i] > edge ? 1 : 0;
            }

            // Reverse the bin; negating the values would move those that equal an edge.
            scores[i] = (byte)(lowestIsBest ? bins + 1 - bin : bin);
        }

        return scores;
    }

    /// <summary>The edges as one interval per score.</summary>
    public static List<ScoreThreshold> Thresholds(Metric metric, double[] edges, int bins)
    {
        var thresholds = new List<ScoreThreshold>(bins);
        for (var score = 1; score <= bins; score++)
        {
            var bin = metric == Metric.Recency ? bins + 1 - score : score;
            thresholds.Add(new ScoreThreshold(metric, score, bin == 1 ? null : edges[bin - 2], bin == bins ? null : edges[bin - 1]));
        }

        return thresholds;
    }
}
