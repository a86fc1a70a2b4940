using RfmBatch.Core.Aggregation;
using RfmBatch.Core.Clustering;
using RfmBatch.Core.Lifetime;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Lifetime.Models;
using RfmBatch.Core.Scoring;
using RfmBatch.Core.Segmentation;

namespace RfmBatch.Core.Runs;

/// <summary>The order of the pure stages: metrics, scores, segments, figures; then clusters; then predicted value.</summary>
public static class RunStages
{
    /// <summary>Computes scores, segments and their figures from a run's aggregate rows.</summary>
    /// <param name="summary">One row per customer, ordered by customer id (ordinal); may be empty.</param>
    /// <param name="context">When and how.</param>
    public static RunResult Compute(CustomerSummaryTable summary, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(context);
        var options = context.Options;
        var metrics = MetricColumns.From(summary, Day.FromDate(context.AsOf), options.Frequency, options.Monetary, options.Returns);
        var scores = ScoreColumns.From(metrics, options.Scoring, context.Bins, options.Breaks);
        var segments = Segmenter.Assign(context.RuleSet, summary, metrics, scores);
        var segmentSummaries = SegmentFigures.Summarise(context.RuleSet.Segments, segments, metrics, summary.OrderCounts);
        return new RunResult
        {
            AsOf = context.AsOf,
            Bins = context.Bins,
            Summary = summary,
            RecencyDays = metrics.RecencyDays,
            FrequencyCounts = metrics.FrequencyCounts,
            RevenueAmounts = metrics.RevenueAmounts,
            MonetaryAmounts = metrics.MonetaryAmounts,
            RecencyScores = scores.Recency,
            FrequencyScores = scores.Frequency,
            MonetaryScores = scores.Monetary,
            Segments = context.RuleSet.Segments,
            SegmentIndexes = segments,
            ScoredCustomerCount = metrics.ScoredRows.Length,
            OrderCount = segmentSummaries.Sum(segment => segment.OrderCount),
            RevenueAmount = segmentSummaries.Sum(segment => segment.RevenueAmount),
            Thresholds = scores.Thresholds,
            SegmentSummaries = segmentSummaries,
            Cells = CellFigures.Count(metrics, scores, context.Bins),
            MetricsWithoutSpread = scores.MetricsWithoutSpread,
        };
    }

    /// <summary>Adds clusters to a run with scores and segments, where the options want any.</summary>
    /// <param name="result">What <see cref="Compute"/> returned.</param>
    /// <param name="context">When and how; the same.</param>
    /// <param name="previous">What the comparable run before had, or null without one.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static RunResult Cluster(
        RunResult result, RunContext context, PreviousChoice? previous, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(context);
        return context.Options is { Clusters.Kind: ClusterChoiceKind.Off, Hierarchy.Kind: ClusterChoiceKind.Off }
            ? result
            : result with { Clusters = ClusterStage.Compute(result, context, previous, cancellationToken) };
    }

    /// <summary>The time that the value model keeps back to test itself on.</summary>
    /// <param name="summary">The run's customers.</param>
    /// <param name="context">When and how.</param>
    public static HoldoutPeriod Holdout(CustomerSummaryTable summary, RunContext context)
    {
        ArgumentNullException.ThrowIfNull(summary);
        ArgumentNullException.ThrowIfNull(context);
        var first = summary.FirstOrderDays.Where(day => day != Day.None).DefaultIfEmpty(Day.FromDate(context.AsOf)).Min();
        return HoldoutPeriod.Choose(Day.ToDate(first), context.AsOf, context.Options.HoldoutFrom);
    }

    /// <summary>Adds predicted value to a run with segments and, where they are wanted, clusters.</summary>
    /// <param name="result">What <see cref="Cluster"/> returned.</param>
    /// <param name="context">When and how; the same.</param>
    /// <param name="purchases">The customers' purchases, in any order.</param>
    /// <param name="previous">What the run before chose, or null.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static RunResult Predict(
        RunResult result, RunContext context, PurchaseLog purchases, PreviousLifetime? previous, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(purchases);
        return Predict(result, context, purchases, previous, LifetimeResult.HorizonDays, cancellationToken);
    }

    /// <summary>The same for another time than a year, to look back on.</summary>
    internal static RunResult Predict(
        RunResult result,
        RunContext context,
        PurchaseLog purchases,
        PreviousLifetime? previous,
        int horizonDays,
        CancellationToken cancellationToken)
    {
        var groupings = new List<TotalGrouping> { new(TotalKind.Segment, result.SegmentIndexes) };
        groupings.AddRange(
            (result.Clusters?.Groupings ?? []).Select(
                grouping => new TotalGrouping(
                    grouping.Method == ClusterMethod.KMeans ? TotalKind.Cluster : TotalKind.HierarchyCluster, grouping.Indexes)));
        var request = new LifetimeRequest(
            context.Options.Value,
            context.AsOf,
            context.Options.Returns == ReturnsKind.Net,
            Holdout(result.Summary, context),
            context.Seed)
        {
            HorizonDays = horizonDays,
            Season = context.Options.Season,
            FirstOrder = context.Options.FirstOrder,
            Previous = previous,
            SegmentsAt = new EarlierSegments(result.Summary, context).At,
        };
        var isPredicted = Array.ConvertAll(result.RecencyDays, days => days >= 0);
        return result with
        {
            Value = LifetimeStage.Compute(
                purchases.ArrangedFor(result.Summary.CustomerKeys), isPredicted, groupings, request, cancellationToken)
        };
    }
}
