using RfmBatch.Core.Clustering;
using RfmBatch.Core.Clustering.Features;
using RfmBatch.Core.Clustering.Validation;
using RfmBatch.Core.Clustering.Ward;

namespace RfmBatch.Core.Tests.Clustering;

/// <summary>R's hclust ward.D2 and SciPy's ward (golden files, recomputed), and what the hierarchy promises.</summary>
public sealed class WardTests
{
    [Fact]
    public void Iris_has_the_heights_of_R()
    {
        var ward = WardHierarchy.Of(ClusterData.Iris());

        AssertHeights("iris_raw_ward_heights.csv", ward);
        double[] last = [2.869418, 3.828053, 4.847708, 6.399407, 12.300396, 32.447607];
        Assert.All(last.Zip(ward.Heights.TakeLast(6)), pair => ClusterData.Close(pair.First, pair.Second, 6e-7));
    }

    [Fact]
    public void Iris_cut_at_three_has_36_50_and_64_and_the_cophenetic_correlation_of_R()
    {
        var ward = WardHierarchy.Of(ClusterData.Iris());

        Assert.Equal([36, 50, 64], ward.Cut(3).Counts.Order());
        var cophenetic = ward.Cophenetic(1);
        ClusterData.Close(.872828, cophenetic.Value, 5.1e-7);
        Assert.True(cophenetic.IsExact);
    }

    [Fact]
    public void Online_Retail_has_the_heights_and_the_cut_of_SciPy()
    {
        var ward = WardHierarchy.Of(FeatureColumns.Prepare(ClusterFeatures.Log, ClusterData.OnlineRetail()));

        AssertHeights("online_retail_log1p_z_pop_ward_heights.csv", ward);
        Assert.Equal(
            [34.046307, 35.376472, 45.877863, 51.372858, 111.901638], ward.Heights.TakeLast(5).Select(height => Math.Round(height, 6)));
        Assert.Equal([677, 859, 1168, 1634], ward.Cut(4).Counts.Order());
        Assert.True(ward.IsExact);
    }

    [Fact]
    public void Leaves_and_merges_are_a_tree_with_every_point_once()
    {
        var cut = WardHierarchy.Of(ClusterData.Iris()).Cut(4, 20);

        Assert.Equal(Enumerable.Range(1, 20), cut.Leaves.Select(leaf => leaf.LeafNode));
        Assert.Equal(150, cut.Leaves.Sum(leaf => leaf.PointCount));
        Assert.Equal(Enumerable.Range(1, 19), cut.Merges.Select(merge => merge.MergeNumber));
        Assert.Equal(150, cut.Merges[^1].PointCount);
        Assert.Equal(Enumerable.Range(1, 38), cut.Merges.SelectMany(merge => new[] { merge.LeftNode, merge.RightNode }).Order());
        Assert.All(cut.Merges, merge => Assert.True(Math.Max(merge.LeftNode, merge.RightNode) < 20 + merge.MergeNumber));
        for (byte label = 0; label < 4; label++)
        {
            Assert.Equal(cut.Counts[label], cut.Leaves.Where(leaf => leaf.Label == label).Sum(leaf => leaf.PointCount));
            Assert.Equal(cut.Counts[label], cut.Labels.Count(own => own == label));
        }

        // Leaves of a cluster lie side by side: three borders for four clusters.
        Assert.Equal(3, cut.Leaves.Zip(cut.Leaves.Skip(1)).Count(pair => pair.First.Label != pair.Second.Label));
    }

    [Fact]
    public void A_cut_never_has_more_than_200_leaves() =>
        Assert.Equal(
            (200, 199),
            WardHierarchy.Of(FeatureColumns.Prepare(ClusterFeatures.Log, ClusterData.Made(1_000, 5))).Cut(3) is var cut
                ? (cut.Leaves.Count, cut.Merges.Count)
                : default);

    [Fact]
    public void Heights_never_fall_and_squares_sum_to_the_total_variance()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var features = FeatureColumns.Prepare(ClusterFeatures.Log, ClusterData.Made(50 + (seed * 17), seed));

            var heights = WardHierarchy.Of(features).Heights;

            Assert.Equal(heights.Order(), heights);

            // Each merge adds height² ÷ 2 to the sum of squares within, which ends at points × features of unit variance.
            ClusterData.Close(features.Count * 3, heights.Sum(height => height * height / 2), 1e-8 * features.Count);
        }
    }

    [Fact]
    public void Order_and_origin_change_no_height_and_the_unit_scales_them()
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var columns = FeatureColumns.Prepare(ClusterFeatures.Log, ClusterData.Made(200 + seed, seed)).Columns;

            var heights = WardHierarchy.Of(FeatureColumns.AsTheyAre(columns)).Heights;

            AssertAreSame(
                heights, WardHierarchy.Of(FeatureColumns.AsTheyAre([.. columns.Select(column => column.Reverse().ToArray())])).Heights, 1);
            AssertAreSame(
                heights,
                WardHierarchy.Of(
                    FeatureColumns.AsTheyAre([.. columns.Select(column => column.Select(value => value + 64).ToArray())])).Heights,
                1);
            AssertAreSame(
                heights,
                WardHierarchy.Of(
                    FeatureColumns.AsTheyAre([.. columns.Select(column => column.Select(value => value * 8).ToArray())])).Heights,
                8);
        }

        static void AssertAreSame(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double scale) =>
            Assert.All(expected.Zip(actual), pair => ClusterData.Close(pair.First * scale, pair.Second, 1e-9 * scale * (1 + pair.First)));
    }

    [Fact]
    public void The_cophenetic_correlation_is_that_of_all_pairs_also_of_micro_clusters()
    {
        // Points 0 and 3 are one micro-cluster, which joins 1 at height 2; 2 and 4 join at 1; all join at 5.
        double[][] columns = [[0, 1, 5, .1, 6]];
        var cophenetic = CopheneticCorrelation.Of(columns, [0, 1, 2, 0, 3], [new(3, 2, 1), new(1, 0, 2), new(2, 0, 5)], false, 1);

        double[] distances = [1, 5, .1, 6, 4, .9, 5, 4.9, 1, 5.9];
        double[] heights = [2, 5, 0, 5, 5, 2, 5, 5, 1, 5];
        var (x, y) = (distances.Average(), heights.Average());
        var expected = distances.Zip(heights).Sum(pair => (pair.First - x) * (pair.Second - y))
            / Math.Sqrt(distances.Sum(value => (value - x) * (value - x)) * heights.Sum(value => (value - y) * (value - y)));
        ClusterData.Close(expected, cophenetic.Value, 1e-12);
        Assert.Equal((5, false), (cophenetic.SampleSize, cophenetic.IsExact));
    }

    [Fact]
    public void Micro_clusters_hold_nearly_the_same_clusters_and_say_so()
    {
        var features = FeatureColumns.AsTheyAre(ClusterData.Groups(4, 1_000, 6));

        var exact = WardHierarchy.Of(features).Cut(4);
        var micro = WardHierarchy.Of(features, 1_000, 500, default);

        Assert.False(micro.IsExact);
        Assert.Equal(500, micro.CellCount);
        Assert.False(micro.Cophenetic(1).IsExact);
        Assert.InRange(AdjustedRand.Index(exact.Labels, micro.Cut(4).Labels)!.Value, .99, 1);
    }

    /// <summary>Where nothing is apart, cuts differ in customers but not in how tight their clusters are.</summary>
    [Fact]
    public void Micro_clusters_give_clusters_about_as_tight_as_the_exact_hierarchy()
    {
        var features = FeatureColumns.Prepare(ClusterFeatures.Log, ClusterData.Made(6_000, 6));
        var (exact, micro) = (WardHierarchy.Of(features), WardHierarchy.Of(features, 1_000, 3_000, default));

        var ratios = Enumerable.Range(3, 8).Select(k => Within(micro.Cut(k)) / Within(exact.Cut(k))).ToArray();

        Assert.All(ratios, ratio => Assert.InRange(ratio, .8, 1.2));
        Assert.InRange(ratios.Average(), .9, 1.1);

        double Within(HierarchyCut cut) =>
            Enumerable.Range(0, features.Count)
                .Sum(i => cut.Centroids[cut.Labels[i]].Select((mean, j) => Math.Pow(features.Columns[j][i] - mean, 2)).Sum());
    }

    [Fact]
    public void One_point_and_equal_points_are_answered()
    {
        var one = WardHierarchy.Of(FeatureColumns.AsTheyAre([[5.0]]));
        var same = WardHierarchy.Of(FeatureColumns.AsTheyAre([[2, 2, 2]]));

        Assert.Empty(one.Heights);
        Assert.Equal([new HierarchyLeaf(1, 0, 1)], one.Cut(3).Leaves);
        Assert.Null(one.Cophenetic(1).Value);
        Assert.Equal([0.0, 0.0], same.Heights);
        Assert.Null(same.Cophenetic(1).Value);
        Assert.Equal([1, 2], same.Cut(2).Counts.Order());
        Assert.Throws<ArgumentException>(() => WardHierarchy.Of(FeatureColumns.AsTheyAre([[]])));
    }

    private static void AssertHeights(string path, WardHierarchy ward)
    {
        // The golden files have 12 decimals.
        var golden = ClusterData.Golden(path);
        Assert.Equal(golden.Length, ward.Heights.Count);
        for (var i = 0; i < golden.Length; i++)
        {
            ClusterData.Close(golden[i], ward.Heights[i], (golden[i] * 1e-9) + 1e-12);
        }
    }
}
