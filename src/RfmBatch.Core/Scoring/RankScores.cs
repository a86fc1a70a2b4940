namespace RfmBatch.Core.Scoring;

/// <summary>Scores by position among the customers ordered from worst to best.</summary>
internal static class RankScores
{
    /// <summary>NTILE; ties in the order of the input, which is by customer id.</summary>
    public static byte[] Ntile(double[] values, int bins, bool lowestIsBest)
    {
        var (_, order) = WorstToBest(values, lowestIsBest, breakTies: true);
        var scores = new byte[values.Length];
        var (size, larger) = (values.Length / bins, values.Length % bins);
        var position = 0;
        for (var tile = 1; tile <= bins; tile++)
        {
            // As in SQL, the first tiles take the remainder.
            for (var end = position + size + (tile <= larger ? 1 : 0); position < end; position++)
            {
                scores[order[position]] = (byte)tile;
            }
        }

        return scores;
    }

    /// <summary>min(bins, 1 + ⌊bins·(rank − 1)/(n − 1)⌋); ties take their lowest rank. At least two values.</summary>
    public static byte[] Percent(double[] values, int bins, bool lowestIsBest)
    {
        var (keys, order) = WorstToBest(values, lowestIsBest, breakTies: false);
        var scores = new byte[values.Length];
        byte score = 1;
        for (var position = 0; position < order.Length; position++)
        {
            if (position > 0 && keys[position] != keys[position - 1])
            {
                score = (byte)Math.Min(bins, 1 + ((long)bins * position / (values.Length - 1)));
            }

            scores[order[position]] = score;
        }

        return scores;
    }

    /// <summary>The smallest and largest value observed with each score; both null where nobody has it.</summary>
    public static List<ScoreThreshold> Thresholds(Metric metric, double[] values, byte[] scores, int bins)
    {
        var lowest = new double[bins + 1];
        var highest = new double[bins + 1];
        Array.Fill(lowest, double.PositiveInfinity);
        Array.Fill(highest, double.NegativeInfinity);
        for (var i = 0; i < values.Length; i++)
        {
            var score = scores[i];
            lowest[score] = Math.Min(lowest[score], values[i]);
            highest[score] = Math.Max(highest[score], values[i]);
        }

        var thresholds = new List<ScoreThreshold>(bins);
        for (var score = 1; score <= bins; score++)
        {
            var isUsed = lowest[score] <= highest[score];
            thresholds.Add(new ScoreThreshold(metric, score, isUsed ? lowest[score] : null, isUsed ? highest[score] : null));
        }

        return thresholds;
    }

    private static (double[] Keys, int[] Order) WorstToBest(double[] values, bool lowestIsBest, bool breakTies)
    {
        var keys = new double[values.Length];
        var order = new int[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            keys[i] = lowestIsBest ? -values[i] : values[i];
            order[i] = i;
        }

        Array.Sort(keys, order);
        for (var start = 0; breakTies && start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end] == keys[start])
            {
                end++;
            }

            // Array.Sort is not stable: put each run of equal values back into the order of the input.
            Array.Sort(order, start, end - start);
            start = end;
        }

        return (keys, order);
    }
}
