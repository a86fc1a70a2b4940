using RfmBatch.Reporting.Model;
using RfmBatch.Reporting.Svg;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Reporting.Reading;

/// <summary>Reads the clusters of a run and what is special about groups.</summary>
internal sealed class ClusterReading(BiReader reader, int runKey, CustomerColumns customers)
{
    private const int MostSampled = 1200;
    private const double SpecialIndex = 120;
    private const double SpecialShare = 0.05;
    private const double ChanceDeviations = 2.5758;

    /// <summary>The clusters; null where the run has none.</summary>
    public async Task<ReportClusters?> ReadAsync(CancellationToken cancellationToken)
    {
        var summaries = await ListAsync("ClusterSummary", cancellationToken);
        if (summaries.Count == 0)
        {
            return null;
        }

        var kMeans = await ClustersAsync(summaries, "k-means", "Cluster", cancellationToken);
        var choices = await ListAsync("ClusterChoice", cancellationToken);
        var leaves = await ListAsync("ClusterLeaf", cancellationToken);
        var merges = await ListAsync("ClusterMerge", cancellationToken);
        return new ReportClusters
        {
            KMeans = kMeans,
            Ward = await ClustersAsync(summaries, "ward", "HierarchyCluster", cancellationToken),
            Choices =
            [
                .. choices.Select(row => new ReportClusterChoice(
                    (int)row.Count("ClusterCount"),
                    row.Number("Inertia") ?? 0,
                    row.Number("Silhouette"),
                    row.Number("SilhouetteStandardError"),
                    row.Number("DaviesBouldin"),
                    row.Number("CalinskiHarabasz"),
                    row.Number("SmallestShare") ?? 0,
                    row.Flag("IsSelected"),
                    row.Number("PredictionStrength"),
                    row.Number("PredictionStrengthStandardError"),
                    row.Number("AdjustedRand"))),
            ],
            Leaves = [.. leaves.OrderBy(row => row.Count("LeafNode")).Select(row => row.Count("HierarchyClusterKey"))],
            Merges =
            [
                .. merges.OrderBy(row => row.Count("MergeNumber"))
                    .Select(row => ((int)row.Count("LeftNode"), (int)row.Count("RightNode"), row.Number("Height") ?? 0))
            ],
            Sample = Sample(kMeans),
        };
    }

    /// <summary>
    /// Values of attributes that are clearly more frequent in a group: a fifth more than elsewhere, of at least a twentieth of the group,
    /// and more than chance makes them; what distinguishes the group most comes first.
    /// </summary>
    /// <remarks>
    /// Most distinguishing is what makes being of the group most likely over all its customers, count · ln(index ÷ 100), the value's part
    /// of the likelihood ratio: neither a rare value of a high index nor a common one of a low.
    /// </remarks>
    /// <param name="view"><c>SegmentProfile</c> or <c>ClusterProfile</c>.</param>
    /// <param name="keyColumn">Its key of the group.</param>
    /// <param name="sizes">Customers by group.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<ReportTrait>> TraitsAsync(
        string view, string keyColumn, IReadOnlyDictionary<long, long> sizes, CancellationToken cancellationToken)
    {
        var rows = await ListAsync(view, cancellationToken);
        return Distinguishing(
            rows.Select(
                row => new ReportTrait(
                    row.Count(keyColumn),
                    row.Text("AttributeName"),
                    row.Text("AttributeValue"),
                    row.Count("CustomerCount"),
                    row.Number("IndexVsPopulation") ?? 0)),
            sizes);
    }

    /// <summary>Segments that are clearly more frequent in a cluster, likewise: their actions are the cluster's.</summary>
    /// <param name="segments">Segments of the run.</param>
    /// <param name="sizes">Customers by cluster.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<ReportTrait>> SegmentsAsync(
        IReadOnlyList<ReportSegment> segments, IReadOnlyDictionary<long, long> sizes, CancellationToken cancellationToken)
    {
        var rows = await ListAsync("SegmentClusterAgreement", cancellationToken);
        var (all, known) = ((double)sizes.Values.Sum(), segments.ToDictionary(segment => segment.SegmentKey));
        return Distinguishing(
            rows.Where(row => known.ContainsKey(row.Count("SegmentKey")) && sizes.ContainsKey(row.Count("ClusterKey"))).Select(row =>
            {
                var (segment, cluster) = (known[row.Count("SegmentKey")], row.Count("ClusterKey"));
                return new ReportTrait(
                    cluster,
                    "Segment",
                    segment.Name,
                    row.Count("CustomerCount"),
                    100 * (row.Count("CustomerCount") / (double)sizes[cluster]) / (segment.CustomerCount / all));
            }),
            sizes);
    }

    private static IReadOnlyList<ReportTrait> Distinguishing(
        IEnumerable<ReportTrait> traits, IReadOnlyDictionary<long, long> sizes)
    {
        return
        [
            .. traits
                .Where(
                    trait => trait.AttributeValue != "Unknown"
                        && trait.Index >= SpecialIndex
                        && trait.CustomerCount >= Math.Max(5, SpecialShare * sizes.GetValueOrDefault(trait.GroupKey))
                        && IsBeyondChance(trait, sizes.GetValueOrDefault(trait.GroupKey)))
                .OrderBy(trait => trait.GroupKey)
                    .ThenByDescending(trait => trait.CustomerCount * Math.Log(trait.Index / 100))
                    .ThenBy(trait => trait.AttributeValue, StringComparer.Ordinal),
        ];
    }

    // Of a group drawn from all at random so many or more have the value in 1 of 200 draws (normal approximation).
    private static bool IsBeyondChance(ReportTrait trait, long groupSize)
    {
        var expected = trait.CustomerCount * 100 / trait.Index;
        return trait.CustomerCount - expected >= ChanceDeviations * Math.Sqrt(expected * (1 - Math.Min(1, expected / groupSize)));
    }

    private async Task<IReadOnlyList<ReportCluster>> ClustersAsync(
        IReadOnlyList<BiRow> summaries, string method, string dimension, CancellationToken cancellationToken)
    {
        var clusters = (await reader.ListAsync(new BiQuery(dimension), cancellationToken)).ToDictionary(row => row.Count("ClusterKey"));
        return
        [
            .. summaries.Where(row => row.Text("Method") == method).OrderBy(row => clusters[row.Count("ClusterKey")].Count("SortOrder"))
                .ThenBy(row => row.Count("ClusterKey"))
                .Select(row => new ReportCluster(
                row.Count("ClusterKey"),
                row.Text("ClusterNameInRun"),
                clusters[row.Count("ClusterKey")].Text("ColorHex"),
                row.Count("CustomerCount"),
                row.Number("CustomerShare") ?? 0,
                row.Amount("RevenueAmount"),
                row.Number("RevenueShare"),
                row.Number("RecencyDaysMean") ?? 0,
                row.Number("OrderCountMean") ?? 0,
                row.Number("RevenueAmountMean") ?? 0,
                row.Number("SilhouetteMean"))),
        ];
    }

    private IReadOnlyList<ClusterScatter.Group> Sample(IReadOnlyList<ReportCluster> clusters)
    {
        var sample = SampleOrder.Take(customers.Rows.Where(row => row.IsScored && row.ClusterKey != 0), MostSampled)
            .ToLookup(row => (long)row.ClusterKey);
        return
        [
            .. clusters.Select(
                cluster => new ClusterScatter.Group(
                    cluster.Name,
                    cluster.ColorHex,
                    [.. sample[cluster.ClusterKey].Select(row => (row.RecencyDays, (double)row.RevenueAmount))]))
        ];
    }

    private Task<IReadOnlyList<BiRow>> ListAsync(string view, CancellationToken cancellationToken) =>
        reader.ListAsync(new BiQuery(view, runKey), cancellationToken);
}
