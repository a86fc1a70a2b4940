using RfmBatch.Core.Clustering;
using RfmBatch.Core.Clustering.Features;
using RfmBatch.Core.Clustering.KMeans;
using RfmBatch.Core.Clustering.Validation;
using RfmBatch.Core.Clustering.Ward;

namespace RfmBatch.Core.Tests.Clustering;

/// <summary>Data that has no clusters is answered, with numbers.</summary>
public sealed class DegenerateDataTests
{
    [Fact]
    public void One_customer_is_one_cluster()
    {
        var features = FeatureColumns.Prepare(ClusterFeatures.Log, [[3], [1], [20]]);

        var clusters = KMeansSearch.Fit(features, 4);

        Assert.Equal((1, 4, 0.0, 1.0), (clusters.ClusterCount, clusters.RequestedCount, clusters.Inertia, clusters.SmallestShare));
        Assert.Null(Silhouette.Of(features.Columns, clusters.Labels, 1, 1).Mean);
        Assert.Null(ClusterQuality.DaviesBouldin(clusters));
        Assert.Null(ClusterQuality.CalinskiHarabasz(clusters));
    }

    [Fact]
    public void Equal_customers_are_one_cluster()
    {
        var same = Enumerable.Repeat(0.1, 500).ToArray();
        var features = FeatureColumns.Prepare(ClusterFeatures.Log, [same, same, same]);

        Assert.All(features.Columns, column => Assert.All(column, value => Assert.Equal(0, value)));
        Assert.Equal([500], KMeansSearch.Fit(features, 3).Counts);
    }

    [Fact]
    public void Fewer_distinct_customers_than_clusters_are_a_cluster_each()
    {
        double[][] columns = [[1, 2, 3, 1, 2, 3, 3], [5, 5, 5, 5, 5, 5, 5]];

        var clusters = KMeansSearch.Fit(FeatureColumns.Prepare(ClusterFeatures.Raw, columns), 5);

        Assert.Equal([3, 2, 2], clusters.Counts.OrderDescending());
        Assert.Equal(0, clusters.Inertia);
    }

    [Fact]
    public void Negative_and_zero_money_are_the_same_feature()
    {
        var features = FeatureColumns.Prepare(ClusterFeatures.Log, [[-50, 0, 10]]);

        Assert.Equal(features.Columns[0][0], features.Columns[0][1]);
        Assert.True(features.Columns[0][2] > features.Columns[0][1]);
    }

    [Fact]
    public void An_outlier_of_any_size_leaves_finite_numbers()
    {
        var columns = ClusterData.Made(300, 8);
        columns[2][17] = 1e300;
        foreach (var kind in Enum.GetValues<ClusterFeatures>())
        {
            var features = FeatureColumns.Prepare(kind, columns);
            var clusters = KMeansSearch.Fit(features, 3);
            Assert.True(double.IsFinite(clusters.Inertia));
            Assert.True(double.IsFinite(Silhouette.Of(features.Columns, clusters.Labels, clusters.ClusterCount, 1).Mean!.Value));
            Assert.All(clusters.Centroids.SelectMany(centroid => centroid), value => Assert.True(double.IsFinite(value)));
        }
    }

    /// <summary>Every stage over: k chosen, its stability, the hierarchy and its correlation.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(40)]
    [InlineData(2_500)]
    public void Outliers_and_columns_without_spread_leave_finite_numbers_in_every_stage(int count)
    {
        var columns = ClusterData.Made(count, 9);
        Array.Fill(columns[1], 4);
        (columns[0][0], columns[2][count - 1], columns[2][count / 2]) = (1e12, 1e12, -1e12);
        foreach (var kind in Enum.GetValues<ClusterFeatures>())
        {
            var features = FeatureColumns.Prepare(kind, columns);
            var selection = ClusterSelection.Choose(features, ClusterChoice.Auto, 2);
            var chosen = selection.Selected!;
            var stability = chosen.Stability;
            var ward = WardHierarchy.Of(features);

            double?[] figures =
            [
                .. selection.Candidates.SelectMany(
                    candidate => new[] {
                        candidate.Clusters.Inertia,
                        candidate.Silhouette.Mean,
                        candidate.Silhouette.StandardError,
                        candidate.DaviesBouldin,
                        candidate.CalinskiHarabasz
                    }),
                stability.PredictionStrength, stability.AdjustedRand, stability.LargestShift, ward.Cophenetic(1).Value,
                .. ward.Heights.Select(height => (double?)height),
                .. ward.Cut(chosen.ClusterCount).Centroids.SelectMany(centroid => centroid).Select(value => (double?)value),
            ];
            Assert.All(figures, figure => Assert.True(figure is null || double.IsFinite(figure.Value)));
            Assert.Equal(count, chosen.Clusters.Counts.Sum());
        }
    }

    /// <summary>As large data is searched: 70,000 points of which eight differ.</summary>
    [Fact]
    public void Many_points_of_which_few_differ_are_answered()
    {
        double[][] columns =
        [
            [.. Enumerable.Range(0, 70_000).Select(i => (double)(i % 17 == 0 ? i % 8 : 3))],
            [.. Enumerable.Range(0, 70_000).Select(_ => 1.0)]
        ];

        foreach (var clusters in KMeansSearch.FitAll(FeatureColumns.AsTheyAre(columns), [1, 2, 5, 7, 8, 9]))
        {
            Assert.Equal(Math.Min(8, clusters.RequestedCount), clusters.ClusterCount);
            Assert.Equal(70_000, clusters.Counts.Sum());
            Assert.True(double.IsFinite(clusters.Inertia) && (clusters.ClusterCount < 8 ? clusters.Inertia > 0 : clusters.Inertia == 0));
        }
    }

    [Fact]
    public void The_silhouette_of_a_singleton_is_0()
    {
        double[][] columns = [[0, 1, 100]];

        var silhouette = Silhouette.Of(columns, [0, 0, 1], 2, 1);

        Assert.Equal(0, silhouette.ClusterMeans[1]);
        ClusterData.Close((.99 + (98 / 99.0)) / 3, silhouette.Mean, 1e-12);
    }

    [Fact]
    public void An_empty_cluster_is_put_on_the_farthest_point()
    {
        var tree = KdTree.Build([[0, 1, 2, 50]], new ParallelOptions());

        // Both centroids in one place: the first takes all points, the second none.
        var search = LloydSearch.Run(tree, [-10, -10], 0, 50, null);

        Assert.Equal(2, search.Inertia, 1e-9);
        Assert.True(search.IsConverged);
    }

    [Fact]
    public void Numbers_that_are_not_finite_are_refused()
    {
        Assert.Throws<ArgumentException>(() => FeatureColumns.Prepare(ClusterFeatures.Raw, [[1, double.NaN]]));
        Assert.Throws<ArgumentException>(() => FeatureColumns.Prepare(ClusterFeatures.Log, [[1, double.PositiveInfinity]]));
        Assert.Throws<ArgumentException>(() => FeatureColumns.AsTheyAre([[1, 2], [1]]));
    }
}
