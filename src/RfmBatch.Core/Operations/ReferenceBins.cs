using RfmBatch.Core.Scoring;
using RfmBatch.Core.Segmentation;

namespace RfmBatch.Core.Operations;

/// <summary>The bins of raw values that an earlier run's cut points make, with its counts; outer bins are open.</summary>
internal sealed class ReferenceBins
{
    private ReferenceBins(List<double> cuts, List<long> counts) => (Cuts, Counts) = (cuts, counts);

    /// <summary>Strictly ascending; a value ≤ a cut belongs below it.</summary>
    public IReadOnlyList<double> Cuts { get; }

    /// <summary>Customers of the earlier run per bin, one more than cuts.</summary>
    public IReadOnlyList<long> Counts { get; }

    /// <summary>
    /// Rebuilds the bins of one metric, or null where the earlier run had fewer than two scores in use and so no distribution to compare
    /// with.
    /// </summary>
    public static ReferenceBins? Of(Metric metric, PreviousRun previous, ScoringMethod method)
    {
        var counts = CountsByScore(metric, previous.Cells);
        if (counts.Count < 2)
        {
            return null;
        }

        var thresholds = previous.Thresholds.Where(threshold => threshold.Metric == metric);
        // In the order of values: for recency the best score has the smallest.
        var ordered = (metric == Metric.Recency ? thresholds.OrderByDescending(t => t.Score) : thresholds.OrderBy(t => t.Score)).ToList();
        return method is ScoringMethod.Rank or ScoringMethod.Percent ? FromObserved(ordered, counts) : FromEdges(ordered, counts);
    }

    /// <summary>Counts values into the bins.</summary>
    public long[] Count(double[] values)
    {
        var counts = new long[Cuts.Count + 1];
        var cuts = Cuts.ToArray();
        foreach (var value in values)
        {
            var bin = 0;
            foreach (var cut in cuts)
            {
                bin += value > cut ? 1 : 0;
            }

            counts[bin]++;
        }

        return counts;
    }

    private static ReferenceBins FromEdges(List<ScoreThreshold> ordered, Dictionary<int, long> counts)
    {
        var (cuts, bins) = (new List<double>(), new List<long>());
        var pending = 0L;
        foreach (var threshold in ordered)
        {
            pending += counts.GetValueOrDefault(threshold.Score);
            if (threshold.UpperBound is { } cut && cuts.Count > 0 && cut == cuts[^1])
            {
                bins[^1] += pending;
                pending = 0;
            }
            else if (threshold.UpperBound is { } edge)
            {
                cuts.Add(edge);
                bins.Add(pending);
                pending = 0;
            }
        }

        bins.Add(pending);
        return new ReferenceBins(cuts, bins);
    }

    private static ReferenceBins? FromObserved(List<ScoreThreshold> ordered, Dictionary<int, long> counts)
    {
        // Ties that straddle two scores cannot be told apart afterwards: those scores become one bin.
        var groups = new List<(double Highest, long Count)>();
        foreach (var threshold in ordered.Where(t => t.UpperBound is not null))
        {
            var count = counts.GetValueOrDefault(threshold.Score);
            if (groups.Count > 0 && threshold.LowerBound <= groups[^1].Highest)
            {
                groups[^1] = (Math.Max(groups[^1].Highest, threshold.UpperBound!.Value), groups[^1].Count + count);
            }
            else
            {
                groups.Add((threshold.UpperBound!.Value, count));
            }
        }

        return groups.Count < 2
            ? null
            : new ReferenceBins(
                [.. groups.Take(groups.Count - 1).Select(group => group.Highest)], [.. groups.Select(group => group.Count)]);
    }

    private static Dictionary<int, long> CountsByScore(Metric metric, IReadOnlyList<RfmCell> cells) => cells
        .GroupBy(
            cell => metric switch { Metric.Recency => cell.RecencyScore, Metric.Frequency => cell.FrequencyScore, _ => cell.MonetaryScore })
        .ToDictionary(group => group.Key, group => group.Sum(cell => (long)cell.CustomerCount));
}
