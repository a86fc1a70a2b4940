using RfmBatch.Core.Clustering;
using RfmBatch.Core.Clustering.Features;
using RfmBatch.Core.Clustering.KMeans;
using RfmBatch.Core.Clustering.Validation;
using RfmBatch.Core.Scoring;

namespace RfmBatch.Core.Runs;

/// <summary>The cluster stage: groups the scored customers of a run by the metrics that were scored.</summary>
internal static class ClusterStage
{
    /// <summary>Computes what the options ask for; at least one of k-means and hierarchy is on.</summary>
    public static ClusterResult Compute(
        RunResult result, RunContext context, PreviousChoice? previous, CancellationToken cancellationToken)
    {
        var options = context.Options;
        var rows = ScoredRows(result);
        if (rows.Length == 0)
        {
            return new ClusterResult
            {
                Features = null,
                FeatureKind = options.Features,
                Selection = options.Clusters.Kind == ClusterChoiceKind.Off
                    ? null
                    : ClusterSelection.Choose(FeatureColumns.AsTheyAre([[]]), options.Clusters, options.KMin),
                Agreement = [],
            };
        }

        var search = new KMeansOptions { Seed = context.Seed, CancellationToken = cancellationToken };
        var features = FeatureColumns.Prepare(options.Features, Values(result, rows, options.Monetary));
        var selection = options.Clusters.Kind == ClusterChoiceKind.Off
            ? null
            : ClusterSelection.Choose(features, options.Clusters, options.KMin, previous?.ClusterCount, search);
        var chosen = selection?.Selected;
        var cut = options.Hierarchy.Kind == ClusterChoiceKind.Off
            ? null
            : new HierarchyStage(features, options.Hierarchy.Count ?? chosen!.ClusterCount, search);
        var segments = Array.ConvertAll(rows, row => result.SegmentIndexes[row]);
        return new ClusterResult
        {
            Features = features,
            FeatureKind = options.Features,
            Selection = selection,
            KMeans = chosen is null
                ? null
                : ClusterFigures.Group(
                    ClusterMethod.KMeans,
                    result,
                    rows,
                    chosen.Clusters.Labels,
                    chosen.Clusters.Centroids,
                    features,
                    chosen.Silhouette.ClusterMeans),
            Previous = previous,
            Hierarchy = cut?.Describe(result, rows),
            Agreement = chosen is null ? [] : Agreement(segments, chosen.Clusters.Labels),
            KMeansSegmentIndex = chosen is null ? null : AdjustedRand.Index(chosen.Clusters.Labels, segments),
            KMeansHierarchyIndex = chosen is null || cut is null ? null : AdjustedRand.Index(chosen.Clusters.Labels, cut.Labels),
            HierarchySegmentIndex = cut is null ? null : AdjustedRand.Index(cut.Labels, segments),
        };
    }

    private static int[] ScoredRows(RunResult result)
    {
        var rows = new int[result.ScoredCustomerCount];
        var next = 0;
        for (var row = 0; row < result.RecencyDays.Length; row++)
        {
            if (result.RecencyDays[row] >= 0)
            {
                rows[next++] = row;
            }
        }

        return rows;
    }

    // What was scored, the mean unrounded: equal means stay equal.
    private static double[][] Values(RunResult result, int[] rows, MonetaryKind monetary) =>
    [
        Array.ConvertAll(rows, row => (double)result.RecencyDays[row]),
        Array.ConvertAll(rows, row => (double)result.FrequencyCounts[row]),
        Array.ConvertAll(rows, row => monetary == MonetaryKind.Mean
            ? MetricColumns.MeanAmount(result.RevenueAmounts[row], result.FrequencyCounts[row])
            : Amount.ToDouble(result.RevenueAmounts[row])),
    ];

    private static List<SegmentAgreement> Agreement(byte[] segments, byte[] labels)
    {
        var pairs = new List<SegmentAgreement>();
        var table = AdjustedRand.Crosstab(segments, labels);
        for (var pair = 0; pair < table.Length; pair++)
        {
            if (table[pair] > 0)
            {
                pairs.Add(new SegmentAgreement(pair >> 8, (byte)(pair & 255), table[pair]));
            }
        }

        return pairs;
    }
}
