using FsCheck;
using FsCheck.Fluent;
using RfmBatch.Core.Clustering;
using RfmBatch.Core.Clustering.Features;
using RfmBatch.Core.Clustering.Validation;
using RfmBatch.Core.Runs;
using RfmBatch.Core.Segmentation;

namespace RfmBatch.Core.Tests.Clustering;

public sealed class ClusterStageTests
{
    // Equal customers, outliers of a million, no purchase at all, refunds: whatever comes, every figure is a number and everyone is counted
    // once.
    [Fact]
    public void Any_customers_are_clustered_with_finite_figures_and_unique_names()
    {
        var customer = from days in Gen.Elements(-1, 1, 1, 7, 30, 400)
                       from orders in Gen.Elements(1, 1, 2, 50)
                       from amount in Gen.Elements(0m, -5m, 10m, 10m, 99.99m, 1_000_000m)
                       select (days, days < 0 ? 0 : orders, days < 0 ? 0 : amount);
        Prop.ForAll(customer.ArrayOf().ToArbitrary(), Gen.Elements(ClusterFeatures.Log, ClusterFeatures.Raw).ToArbitrary(), IsSound)
            .Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(60).WithReplay(20260102, 297));
    }

    [Fact]
    public void Both_off_leaves_the_run_as_it_is()
    {
        var (result, context) = Run([(1, 1, 1m), (2, 2, 2m)], new RunOptions { Clusters = ClusterChoice.Off });

        Assert.Same(result, RunStages.Cluster(result, context, null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void The_hierarchy_can_stand_alone()
    {
        var clusters = Clustered(
            [.. Enumerable.Range(1, 20).Select(i => (i, i, (decimal)i))],
            new RunOptions { Clusters = ClusterChoice.Off, Hierarchy = ClusterChoice.Of(3) }).Clusters!;

        Assert.Null(clusters.KMeans);
        Assert.Null(clusters.KMeansHierarchyIndex);
        Assert.Empty(clusters.Agreement);
        Assert.Equal((3, 20, true), (clusters.Hierarchy!.Grouping.ClusterCount, clusters.Hierarchy.CellCount, clusters.Hierarchy.IsExact));
    }

    [Fact]
    public void The_hierarchy_takes_the_number_of_k_means()
    {
        var clusters = Clustered(
            [.. Enumerable.Range(1, 40).Select(i => (i, 1 + (i % 7), i * i * 1m))],
            new RunOptions { Clusters = ClusterChoice.Of(4), Hierarchy = ClusterChoice.Auto }).Clusters!;

        Assert.Equal(4, clusters.Hierarchy!.Grouping.ClusterCount);
        Assert.Equal(AdjustedRand.Index(Labels(clusters.KMeans!), Labels(clusters.Hierarchy.Grouping)), clusters.KMeansHierarchyIndex);
    }

    [Fact]
    public void Equal_names_have_equal_sort_orders_and_high_value_comes_first()
    {
        var personas = ClusterPersona.Of([[-1, 1, 1], [1, -1, -1], [1, -1, -1.2], [0, 0, 0], [-1, 1, .5]]);

        Assert.Equal(
            ["Recent, frequent, high value", "Average", "Lapsed, occasional, low value", "Lapsed, occasional, very low value"],
            personas.OrderBy(persona => persona.SortOrder).Select(persona => persona.Name.Split(" (")[0]).Distinct());
        Assert.Equal(5, personas.Select(persona => persona.SortOrder).Distinct().Count());
        Assert.Equal(personas[3].SortOrder, ClusterPersona.Of([[.1, .1, .1]])[0].SortOrder);
    }

    private static bool IsSound((int Days, int Orders, decimal Amount)[] customers, ClusterFeatures features)
    {
        var result = Clustered(customers, new RunOptions { Features = features, Hierarchy = ClusterChoice.Auto, KMin = 3 });
        var clusters = result.Clusters!;
        return clusters.Groupings.All(grouping => IsSound(grouping, result))
            && clusters.Agreement.Sum(pair => pair.CustomerCount) == result.ScoredCustomerCount
            && clusters.Selection!.Candidates.All(candidate => AreFinite(
                candidate.Clusters.Inertia,
                candidate.Silhouette.Mean,
                candidate.Silhouette.StandardError,
                candidate.DaviesBouldin,
                candidate.CalinskiHarabasz,
                candidate.Clusters.SmallestShare))
            && AreFinite(
                clusters.KMeansSegmentIndex,
                clusters.KMeansHierarchyIndex,
                clusters.HierarchySegmentIndex,
                clusters.Stability?.AdjustedRand,
                clusters.Stability?.PredictionStrength,
                clusters.Hierarchy?.Cophenetic.Value);
    }

    private static bool IsSound(ClusterGrouping grouping, RunResult result) =>
        grouping.Summaries.Sum(summary => summary.CustomerCount) == result.ScoredCustomerCount
        && grouping.Indexes.Where((index, row) => index == 0 == result.RecencyDays[row] >= 0).Any() == false
        && grouping.Summaries.Select(summary => summary.Persona.Name).Distinct().Count() == grouping.ClusterCount
        && grouping.Summaries.All(
            summary => AreFinite(
                summary.CustomerShare,
                summary.RevenueShare,
                summary.RecencyDaysMean,
                summary.OrderCountMean,
                summary.RevenueAmountMean,
                summary.SilhouetteMean))
        && grouping.FeatureCentroids.All(centroid => AreFinite([.. centroid.Select(value => (double?)value)]));

    private static bool AreFinite(params double?[] values) => values.All(value => value is null || double.IsFinite(value.Value));

    private static byte[] Labels(ClusterGrouping grouping) =>
        [.. grouping.Indexes.Where(index => index > 0).Select(index => (byte)(index - 1))];

    private static RunResult Clustered((int, int, decimal)[] customers, RunOptions options)
    {
        var (result, context) = Run(customers, options);
        return RunStages.Cluster(result, context, null, TestContext.Current.CancellationToken);
    }

    private static (RunResult Result, RunContext Context) Run((int, int, decimal)[] customers, RunOptions options)
    {
        var context = RunContext.Create(Customers.AsOf, options, ShippedRuleSets.Find("standard11")!);
        return (RunStages.Compute(Customers.Of(customers), context), context);
    }
}
