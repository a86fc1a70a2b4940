using RfmBatch.Core.Scoring;

namespace RfmBatch.Core.Segmentation;

/// <summary>Why a customer is in a segment of a run.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="Rule">The rule that matched first, or null for <see cref="RuleSet.NoPurchaseName"/>.</param>
/// <param name="Scores">Recency, frequency, monetary; empty without scores.</param>
public sealed record RunExplanation(Segment Segment, SegmentRule? Rule, IReadOnlyList<ScoreExplanation> Scores)
{
    /// <summary>The rule in words, such as <c>rule 3: recencyDays &gt; 730</c>.</summary>
    public string RuleText => Rule is null ? "no sale in the window" : FormattableString.Invariant($"rule {Rule.Number}: {Rule}");

    /// <summary>Explains a customer.</summary>
    /// <param name="customer">The stored row.</param>
    /// <param name="thresholds">The run's cut points.</param>
    /// <param name="ruleSet">The rule set that the run used.</param>
    public static RunExplanation For(CustomerMetrics customer, IReadOnlyList<ScoreThreshold> thresholds, RuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(thresholds);
        ArgumentNullException.ThrowIfNull(ruleSet);
        if (!customer.IsScored)
        {
            return new RunExplanation(ruleSet.Segments[ruleSet.NoPurchaseIndex], null, []);
        }

        var cell = ruleSet.Bins is { } bins
            ? ScoreCells.Index(customer.RecencyScore, customer.FrequencyScore, customer.MonetaryScore, bins)
            : 0;
        var rule = ruleSet.Rules.First(candidate =>
            (candidate.Cells?[cell] ?? true) && candidate.MetricRanges.All(range => range.Contains(customer.ValueOf(range.Input))));
        return new RunExplanation(
            ruleSet.Segments[rule.SegmentIndex],
            rule,
            [.. Enum.GetValues<Metric>().Select(metric => Explain(metric, customer, thresholds))]);
    }

    private static ScoreExplanation Explain(Metric metric, CustomerMetrics customer, IReadOnlyList<ScoreThreshold> all)
    {
        var (value, score) = (customer.ValueOf(metric), customer.ScoreOf(metric));
        var thresholds = all.Where(threshold => threshold.Metric == metric).OrderBy(threshold => threshold.Score).ToList();
        // Cut points leave the outermost intervals open; observed bounds of ranks never do.
        var areObserved = !thresholds.Exists(threshold => threshold.LowerBound is null != threshold.UpperBound is null);
        bool IsEarned(ScoreThreshold threshold) => areObserved
            ? threshold.LowerBound is not null
            : threshold.LowerBound is null || threshold.UpperBound is null || threshold.LowerBound < threshold.UpperBound;
        var own = thresholds.Find(threshold => threshold.Score == score);
        var better = thresholds.Find(threshold => threshold.Score > score && IsEarned(threshold));
        var cut = metric == Metric.Recency ? better?.UpperBound : better?.LowerBound;
        var distance = metric == Metric.Recency ? value - cut : cut - value;
        return new ScoreExplanation(
            metric, value, score, own?.LowerBound, own?.UpperBound, better?.Score, cut, distance is { } far ? Math.Max(0, far) : null);
    }
}
