using RfmBatch.Core.Clustering;
using RfmBatch.Core.Clustering.Features;
using RfmBatch.Core.Clustering.KMeans;
using RfmBatch.Core.Clustering.Validation;

namespace RfmBatch.Core.Tests.Clustering;

/// <summary>Published and recomputed numbers (scikit-learn 1.2, best of many starts), and what k-means promises.</summary>
public sealed class KMeansTests
{
    [Theory]
    [InlineData(2, 152.347952, .681046, .404293, 513.9245)]
    [InlineData(3, 78.851441, .552819, .661972, 561.6278)]
    [InlineData(4, 57.228473, .498051, .780307, 530.7658)]
    [InlineData(5, 46.446182, .488749, .805965, 495.5415)]
    [InlineData(6, 39.039987, .364834, .914158, 473.8506)]
    public void Iris_has_the_inertia_and_indexes_of_scikit_learn(
        int k, double inertia, double silhouette, double daviesBouldin, double calinskiHarabasz)
    {
        var iris = ClusterData.Iris();

        var clusters = KMeansSearch.Fit(iris, k);

        ClusterData.Close(inertia, clusters.Inertia, 5.1e-7);
        ClusterData.Close(silhouette, Silhouette.Of(iris.Columns, clusters.Labels, k, 1).Mean, 5.1e-7);
        ClusterData.Close(daviesBouldin, ClusterQuality.DaviesBouldin(clusters), 5.1e-7);
        ClusterData.Close(calinskiHarabasz, ClusterQuality.CalinskiHarabasz(clusters), 5.1e-5);
        Assert.True(clusters.IsConverged);
    }

    [Fact]
    public void Iris_in_three_has_38_50_and_62() => Assert.Equal([38, 50, 62], KMeansSearch.Fit(ClusterData.Iris(), 3).Counts.Order());

    [Theory]
    [InlineData(2, 6474.13498, .43266)]
    [InlineData(3, 4856.32247, .33725)]
    [InlineData(4, 3924.37868, .33521)]
    public void Online_Retail_has_the_inertia_and_silhouette_of_scikit_learn(int k, double inertia, double silhouette)
    {
        var features = OnlineRetail();

        var clusters = KMeansSearch.Fit(features, k);

        ClusterData.Close(inertia, clusters.Inertia, inertia * 1e-6);
        ClusterData.Close(silhouette, Silhouette.Of(features.Columns, clusters.Labels, k, 1).Mean, 1e-5);
    }

    /// <summary>
    /// scikit-learn's best of these are optima of Lloyd's iterations that single points can still leave: ours are 4e-6 to 2e-5 lower.
    /// </summary>
    [Theory]
    [InlineData(5, 3268.01186)]
    [InlineData(6, 2840.14189)]
    [InlineData(7, 2533.02165)]
    [InlineData(8, 2325.51967)]
    public void Online_Retail_has_at_most_the_inertia_of_scikit_learn(int k, double inertia) =>
        Assert.InRange(KMeansSearch.Fit(OnlineRetail(), k).Inertia, inertia * (1 - 3e-5), inertia);

    /// <summary>Of a partition better than scikit-learn's the silhouette is another one: ours is held to the definition.</summary>
    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Online_Retail_has_the_silhouette_of_the_definition(int k)
    {
        var features = OnlineRetail();

        var labels = KMeansSearch.Fit(features, k).Labels;

        ClusterData.Close(
            ClusterData.SilhouetteByDefinition(features.Columns, labels, k), Silhouette.Of(features.Columns, labels, k, 1).Mean, 1e-12);
    }

    /// <summary>
    /// The better optima are no accident of the seed, and a plain step from them, as any library takes it, changes nothing.
    /// </summary>
    [Theory]
    [InlineData(2, 5, 3267.99786)]
    [InlineData(3, 6, 2840.12364)]
    public void Online_Retail_has_one_best_optimum_whatever_the_seed(int seed, int k, double inertia)
    {
        var features = OnlineRetail();

        var clusters = KMeansSearch.Fit(features, k, new KMeansOptions { Seed = seed });

        ClusterData.Close(inertia, clusters.Inertia, 5.1e-6);
        var (counts, means) = ClusterMeans.Of(features.Columns, [.. clusters.Labels.Select(label => (int)label)], k);
        Assert.Equal(clusters.Counts, counts);
        Assert.Equal(clusters.Labels, NearestCentroid.Assign(features.Columns, means, new ParallelOptions()).Labels);
    }

    /// <summary>Where a start ends in scikit-learn's optimum, the silhouette is scikit-learn's.</summary>
    [Theory]
    [InlineData(5, 3268.01186, .31835)]
    [InlineData(7, 2533.02165, .31015)]
    public void Online_Retail_has_the_silhouette_of_scikit_learn_at_its_optimum(int k, double inertia, double silhouette)
    {
        var features = OnlineRetail();
        var tree = KdTree.Build(features.Columns, new ParallelOptions());

        var same = Enumerable.Range(0, 400)
            .Select(start => LloydSearch.Run(tree, GreedySeeding.Draw(tree, k, new RandomStream(1, k, start)), 1e-20, 300, null))
            .First(search => Math.Abs(search.Inertia - inertia) < 5.1e-6);

        var labels = NearestCentroid.Assign(tree.Columns, [.. same.Centroids.Chunk(3)], new ParallelOptions()).Labels;
        ClusterData.Close(silhouette, Silhouette.Of(tree.Columns, labels, k, 1).Mean, 5.1e-6);
    }

    [Fact]
    public void Online_Retail_in_two_has_1668_and_2670() => Assert.Equal([1668, 2670], KMeansSearch.Fit(OnlineRetail(), 2).Counts.Order());

    [Fact]
    public void Raw_features_of_Online_Retail_split_off_26_outliers()
    {
        var features = FeatureColumns.Prepare(ClusterFeatures.Raw, ClusterData.OnlineRetail());

        var clusters = KMeansSearch.Fit(features, 2);

        Assert.Equal([26, 4312], clusters.Counts);
        ClusterData.Close(.896, Silhouette.Of(features.Columns, clusters.Labels, 2, 1).Mean, 5e-4);
    }

    [Theory]
    [InlineData(5_000)]
    [InlineData(30_000)]
    [InlineData(70_000)]
    public void The_number_of_threads_changes_no_bit(int count)
    {
        var features = FeatureColumns.Prepare(ClusterFeatures.Log, ClusterData.Made(count, 3));
        var one = Solve(1);

        foreach (var threads in (int[])[2, 4])
        {
            foreach (var (expected, actual) in one.Zip(Solve(threads)))
            {
                Assert.Equal(expected.Clusters.Labels, actual.Clusters.Labels);
                Assert.Equal(expected.Clusters.Inertia, actual.Clusters.Inertia);
                Assert.Equal(
                    expected.Clusters.Centroids.SelectMany(centroid => centroid),
                    actual.Clusters.Centroids.SelectMany(centroid => centroid));
                Assert.Equal(
                    (expected.Silhouette.Mean, expected.Silhouette.StandardError),
                    (actual.Silhouette.Mean, actual.Silhouette.StandardError));
            }
        }

        List<(KMeansResult Clusters, Silhouette Silhouette)> Solve(int threads) =>
            [
                .. KMeansSearch.FitAll(features, [2, 5], new KMeansOptions { MaxThreads = threads, StartCount = 3 })
                    .Select(clusters => (clusters, Silhouette.Of(features.Columns, clusters.Labels, clusters.ClusterCount, 1, threads)))
            ];
    }

    /// <summary>Large data is searched on a sample: that must cost nothing.</summary>
    [Fact]
    public void Large_data_ends_no_higher_than_ten_starts_on_all_points()
    {
        var features = FeatureColumns.Prepare(ClusterFeatures.Log, ClusterData.Made(90_000, 6));
        var tree = KdTree.Build(features.Columns, new ParallelOptions());

        foreach (var clusters in KMeansSearch.FitAll(features, [2, 3, 4, 6, 8]))
        {
            var plain = Enumerable.Range(0, 10).Min(start =>
                LloydSearch.Run(
                    tree,
                    GreedySeeding.Draw(tree, clusters.ClusterCount, new RandomStream(2, clusters.ClusterCount, start)),
                    tree.Tolerance(1e-4),
                    300,
                    null).Inertia);
            Assert.InRange(clusters.Inertia, plain * .99, plain * (1 + 1e-7));
        }
    }

    [Fact]
    public void Leaps_end_where_steps_end_in_fewer_iterations()
    {
        // One round cloud, in which centroids creep.
        var random = new Random(5);
        double[][] cloud =
        [
            .. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 30_000).Select(_ => ClusterData.Normal(random)).ToArray())
        ];
        var tree = KdTree.Build(cloud, new ParallelOptions());
        var (steps, leaps) = (0, 0);
        for (var k = 2; k <= 6; k++)
        {
            var seeds = GreedySeeding.Draw(tree, k, new RandomStream(1, k));
            var plain = LloydSearch.Run(tree, (double[])seeds.Clone(), tree.Tolerance(1e-12), 3_000, null);
            var leaping = LloydSearch.Run(tree, (double[])seeds.Clone(), tree.Tolerance(1e-12), 3_000, null, leaps: true);

            Assert.True(plain.IsConverged && leaping.IsConverged);
            Assert.InRange(leaping.Inertia, plain.Inertia * .995, plain.Inertia * 1.005);
            Assert.All(
                leaping.Inertias.Zip(leaping.Inertias.Skip(1)),
                pair => Assert.True(pair.Second <= pair.First + (1e-12 * tree.TotalSquares)));
            (steps, leaps) = (steps + plain.Iterations, leaps + leaping.Iterations);
        }

        Assert.InRange(leaps, 1, steps * 2 / 3);
    }

    [Fact]
    public void The_silhouette_is_that_of_the_definition_also_across_blocks()
    {
        var columns = FeatureColumns.Prepare(ClusterFeatures.Log, ClusterData.Made(3_001, 7)).Columns;
        byte[] labels = [.. Enumerable.Range(0, 3_001).Select(i => (byte)(i == 17 ? 3 : i % 7 < 4 ? 0 : i % 7 < 6 ? 1 : 2))];

        var silhouette = Silhouette.Of(columns, labels, 4, 1);

        ClusterData.Close(ClusterData.SilhouetteByDefinition(columns, labels, 4), silhouette.Mean, 1e-12);
        Assert.Equal(0, silhouette.ClusterMeans[3]);
    }

    [Fact]
    public void The_sampled_silhouette_is_within_three_standard_errors_of_the_exact_one()
    {
        var features = FeatureColumns.Prepare(ClusterFeatures.Log, ClusterData.Made(9_000, 4));
        var labels = KMeansSearch.Fit(features, 4).Labels;

        var exact = Silhouette.Of(features.Columns, labels, 4, int.MaxValue, 1, new ParallelOptions());
        var sampled = Silhouette.Of(features.Columns, labels, 4, 2_000, 1, new ParallelOptions());

        Assert.True(exact.IsExact);
        Assert.Equal(0, exact.StandardError);
        Assert.False(sampled.IsExact);
        Assert.InRange(sampled.StandardError!.Value, 1e-3, 1e-2);
        Assert.InRange(Math.Abs(sampled.Mean!.Value - exact.Mean!.Value), 0, 3 * sampled.StandardError.Value);
    }

    /// <summary>Of many samples: errors are as large as their standard errors say, neither smaller nor larger.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void The_standard_error_of_a_sampled_silhouette_is_that_of_many_samples(int k)
    {
        var features = FeatureColumns.Prepare(ClusterFeatures.Log, ClusterData.Made(9_000, 4));
        var labels = KMeansSearch.Fit(features, k).Labels;
        var exact = Silhouette.Of(features.Columns, labels, k, int.MaxValue, 1, new ParallelOptions()).Mean!.Value;

        var squares = Enumerable.Range(1, 100).Average(seed =>
        {
            var sampled = Silhouette.Of(features.Columns, labels, k, 1_000, seed, new ParallelOptions());
            return Math.Pow((sampled.Mean!.Value - exact) / sampled.StandardError!.Value, 2);
        });

        // A χ² of 100 ÷ 100 lies within .7..1.36 in 99 of 100 cases.
        Assert.InRange(squares, .7, 1.36);
    }

    [Fact]
    public void Options_have_these_defaults()
    {
        var options = new KMeansOptions();

        Assert.Equal(
            (1, 10, 300, 1e-4, -1), (options.Seed, options.StartCount, options.MaxIterations, options.Tolerance, options.MaxThreads));
    }

    [Fact]
    public void Fit_refuses_no_points_and_numbers_of_clusters_outside_1_to_255()
    {
        var one = FeatureColumns.AsTheyAre([[1.0]]);

        Assert.Throws<ArgumentException>(() => KMeansSearch.Fit(FeatureColumns.AsTheyAre([[]]), 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => KMeansSearch.Fit(one, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => KMeansSearch.Fit(one, 256));
    }

    private static FeatureColumns OnlineRetail() => FeatureColumns.Prepare(ClusterFeatures.Log, ClusterData.OnlineRetail());
}
