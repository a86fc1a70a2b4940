using System.Globalization;

namespace RfmBatch.Core.Scoring;

/// <summary>The values that earned a score, in words such as <c>over 13.8, up to 33</c>.</summary>
public static class ThresholdWords
{
    /// <summary>The words of one score.</summary>
    /// <param name="thresholds">All thresholds of a run.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="score">1..bins.</param>
    /// <param name="text">How a bound is written; null writes 1,234.5.</param>
    /// <returns><c>nobody</c> where no value earns it, <c>–</c> where the run has no threshold for it.</returns>
    public static string Of(IReadOnlyList<ScoreThreshold> thresholds, Metric metric, int score, Func<double, string>? text = null)
    {
        ArgumentNullException.ThrowIfNull(thresholds);
        text ??= Text;
        var ofMetric = thresholds.Where(threshold => threshold.Metric == metric).ToArray();
        var threshold = ofMetric.FirstOrDefault(candidate => candidate.Score == score);
        if (threshold is null)
        {
            return "–";
        }

        // Edges are open at both ends of the scale; values seen with a rank score are not.
        var areEdges = ofMetric.Any(candidate => candidate.LowerBound is null != candidate.UpperBound is null);
        return (threshold.LowerBound, threshold.UpperBound) switch
        {
            (null, null) => areEdges || ofMetric.Length == 1 ? "any" : "nobody",
            (null, { } upper) => $"up to {text(upper)}",
            ({ } lower, null) => $"over {text(lower)}",
            ({ } lower, { } upper) when areEdges => lower >= upper ? "nobody" : $"over {text(lower)}, up to {text(upper)}",
            ({ } lower, { } upper) => lower == upper ? text(lower) : $"{text(lower)} to {text(upper)}",
        };
    }

    private static string Text(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
