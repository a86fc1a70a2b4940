using RfmBatch.Core.Clustering;
using RfmBatch.Core.Clustering.Features;
using RfmBatch.Core.Clustering.KMeans;
using RfmBatch.Core.Clustering.Validation;

namespace RfmBatch.Core.Tests.Clustering;

public sealed class ClusterSelectionTests
{
    [Fact]
    public void By_silhouette_Online_Retail_is_cut_in_two_and_the_best_finer_number_is_named()
    {
        var selection = ClusterSelection.Choose(
            FeatureColumns.Prepare(ClusterFeatures.Log, ClusterData.OnlineRetail()), ClusterChoice.Silhouette, 2);

        Assert.Equal(2, selection.Selected!.ClusterCount);
        Assert.Equal(
            "k = 2 has the highest silhouette (0.433) of k = 2..10 among solutions whose smallest cluster holds at least 1 % of customers; "
            + "the best k ≥ 3 is 3 (0.337).",
            selection.Reason);
        Assert.Equal(Enumerable.Range(2, 9), selection.Candidates.Select(candidate => candidate.ClusterCount));
        Assert.False(selection.HasOnlySmallClusters);
    }

    [Fact]
    public void Raw_features_are_flagged_and_do_not_set_outliers_apart_from_everyone_else()
    {
        var selection = ClusterSelection.Choose(
            FeatureColumns.Prepare(ClusterFeatures.Raw, ClusterData.OnlineRetail()), ClusterChoice.Auto, 2);

        Assert.True(selection.HasOnlySmallClusters);
        Assert.All(selection.Candidates, candidate => Assert.True(candidate.Clusters.SmallestShare < ClusterSelection.LeastSmallestShare));

        // Silhouette would take 26 against 4,312; three clusters have as large a smallest one.
        Assert.Equal([26, 1_087, 3_225], selection.Selected!.Clusters.Counts.Order());
        Assert.Equal(
            "k = 3 has the largest smallest cluster (0.60 % of customers) of k = 2..10; in every solution the smallest holds less than "
            + "1 %, "
            + "so silhouette (0.594) did not decide; k = 2 has 0.896, but only sets 0.60 % apart from all others; it is also the best k ≥ "
            + "3.",
            selection.Reason);
    }

    [Fact]
    public void A_solution_that_splits_off_outliers_is_refused_though_its_silhouette_is_best()
    {
        // Two groups that touch, and two customers (0.4 %) far enough for silhouette, too few to draw a centroid of two.
        var random = new Random(3);
        double[] line = [.. Enumerable.Range(0, 500).Select(i => (i % 2 * 3) + random.NextDouble())];
        var features = FeatureColumns.AsTheyAre([[.. line, 14, 14.1]]);

        var selection = ClusterSelection.Choose(features, ClusterChoice.Silhouette, 2);

        var refused = selection.Candidates.Where(candidate => candidate.Clusters.SmallestShare < ClusterSelection.LeastSmallestShare)
            .MaxBy(candidate => candidate.Silhouette.Mean)!;
        Assert.True(refused.Silhouette.Mean > selection.Selected!.Silhouette.Mean);
        Assert.True(selection.Selected.Clusters.SmallestShare >= ClusterSelection.LeastSmallestShare);
        Assert.Contains($"; k = {refused.ClusterCount} has ", selection.Reason, StringComparison.Ordinal);
        Assert.Contains("but its smallest cluster holds only 0.40 %", selection.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_asked_for_is_taken()
    {
        var selection = ClusterSelection.Choose(FeatureColumns.AsTheyAre(ClusterData.Groups(3, 40, 1)), ClusterChoice.Of(5), 2);

        Assert.Equal((5, "k = 5 was asked for."), (selection.Selected!.ClusterCount, selection.Reason));
    }

    [Fact]
    public void Data_without_clusters_is_answered_with_the_reason()
    {
        var none = ClusterSelection.Choose(FeatureColumns.AsTheyAre([[]]), ClusterChoice.Auto, 2);
        var one = ClusterSelection.Choose(FeatureColumns.AsTheyAre([[4]]), ClusterChoice.Auto, 2);
        var two = ClusterSelection.Choose(FeatureColumns.AsTheyAre([[1, 1, 2, 2, 2]]), ClusterChoice.Of(4), 2);

        Assert.Null(none.Selected);
        Assert.Equal("No customer has scores, so there are no clusters.", none.Reason);
        Assert.Equal((1, "All customers have the same metrics, so there is 1 cluster."), (one.Selected!.ClusterCount, one.Reason));
        Assert.Equal("k = 4 was asked for, but only 2 customers differ, so there are 2 clusters.", two.Reason);
        Assert.Throws<ArgumentException>(() => ClusterSelection.Choose(FeatureColumns.AsTheyAre([[4]]), ClusterChoice.Off, 2));
    }

    [Fact]
    public void Groups_well_apart_are_stable_and_none_is_not()
    {
        var groups = FeatureColumns.AsTheyAre(ClusterData.Groups(3, 60, 2));
        var one = FeatureColumns.AsTheyAre(ClusterData.Groups(1, 200, 2));

        var stable = ClusterStability.Of(groups, [KMeansSearch.Fit(groups, 3)])[0];
        var (single, unstable) = ClusterStability.Of(one, [KMeansSearch.Fit(one, 1), KMeansSearch.Fit(one, 5)]) switch
        {
            var both => (both[0], both[1])
        };

        Assert.Equal(180, stable.PointCount);
        Assert.InRange(stable.AdjustedRand!.Value, .99, 1);
        Assert.InRange(stable.PredictionStrength!.Value, .99, 1);
        Assert.InRange(stable.LargestShift, 0, 1);
        Assert.InRange(unstable.AdjustedRand!.Value, 0, .8);
        Assert.InRange(unstable.PredictionStrength!.Value, 0, .6);
        Assert.Equal(ClusterStability.None, single);
    }

    [Fact]
    public void Stability_depends_on_the_seed_alone()
    {
        var features = FeatureColumns.Prepare(ClusterFeatures.Log, ClusterData.Made(6_000, 4));
        var solution = KMeansSearch.Fit(features, 3);

        Assert.Equal(
            ClusterStability.Of(features, [solution], new KMeansOptions { MaxThreads = 1 })[0],
            ClusterStability.Of(features, [KMeansSearch.Fit(features, 4), solution], new KMeansOptions { MaxThreads = 2 })[1]);
        Assert.Equal(ClusterStability.MaxPoints, ClusterStability.Of(features, [solution])[0].PointCount);
    }

    // Cluster 0 holds three customers, of which the other half's centroids put two together: one of three pairs; cluster 1 two of two.
    [Fact]
    public void Prediction_strength_is_the_share_of_pairs_in_the_worst_cluster()
    {
        Assert.Equal(1 / 3.0, PredictionStrength.Of([0, 0, 0, 1, 1], [0, 0, 1, 1, 1]), 1e-12);
        Assert.Equal(1, PredictionStrength.Of([0, 0, 2, 1, 1], [1, 1, 1, 0, 0]));
        Assert.True(double.IsNaN(PredictionStrength.Of([0, 1], [0, 0])));
    }

    [Fact]
    public void The_largest_stable_number_is_taken_and_silhouette_s_is_named()
    {
        // Three groups in a row, the two on the right nearer each other: silhouette merges them, resamples and halves find all three.
        var selection = ClusterSelection.Choose(Groups(0, 30, 37), ClusterChoice.Auto, 2);

        Assert.Equal(3, selection.Selected!.ClusterCount);
        Assert.Equal(
            "k = 3 is the largest stable division of k = 2..10 (prediction strength 1.00 ± 0.00, adjusted Rand 1.00, where 0.80 and 0.90 "
            + "make one); silhouette alone would take 2.",
            selection.Reason);
    }

    [Theory]
    [InlineData(2, 2, "k = 2 stays as in the run before, being stable enough")]
    [InlineData(3, 3, "k = 3 stays as in the run before, being stable enough")]
    [InlineData(9, 3, "k = 3 is the largest stable division")]
    public void The_number_of_the_run_before_stays_while_it_is_nearly_as_stable(int before, int chosen, string reason)
    {
        var features = Groups(0, 30, 37);

        var selection = ClusterSelection.Choose(features, ClusterChoice.Auto, 2, before);

        Assert.Equal(chosen, selection.Selected!.ClusterCount);
        Assert.StartsWith(reason, selection.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_is_stable_the_number_of_the_run_before_stays_too()
    {
        var random = new Random(3);
        var features = FeatureColumns.AsTheyAre(
            [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 80).Select(_ => ClusterData.Normal(random)).ToArray())]);

        var first = ClusterSelection.Choose(features, ClusterChoice.Auto, 2);
        var later = ClusterSelection.Choose(features, ClusterChoice.Auto, 2, previousCount: 4);

        Assert.StartsWith("No division of k = 2..10 is stable (the nearest is k = ", first.Reason, StringComparison.Ordinal);
        Assert.Equal(4, later.Selected!.ClusterCount);
        Assert.StartsWith(
            "k = 4 stays as in the run before, since no division of k = 2..10 is stable", later.Reason, StringComparison.Ordinal);
    }

    // Round groups of 200 points with their centres on a line.
    private static FeatureColumns Groups(params double[] centres)
    {
        var random = new Random(7);
        var points = Enumerable.Range(0, 200 * centres.Length)
            .Select(i => new[] { centres[i % centres.Length] + ClusterData.Normal(random), ClusterData.Normal(random) })
            .ToArray();
        return FeatureColumns.AsTheyAre([[.. points.Select(point => point[0])], [.. points.Select(point => point[1])]]);
    }

    [Fact]
    public void The_adjusted_Rand_index_is_that_of_the_literature()
    {
        // The example in scikit-learn's documentation of adjusted_rand_score: [0, 0, 1, 2] against [0, 0, 1, 1] is 0.57.
        ClusterData.Close(4 / 7.0, AdjustedRand.Index([0, 0, 1, 2], [0, 0, 1, 1]), 1e-12);
        Assert.Equal(1, AdjustedRand.Index([0, 0, 1, 1], [1, 1, 0, 0]));
        Assert.Equal(1, AdjustedRand.Index([0, 0, 0], [5, 5, 5]));
        ClusterData.Close(-.5, AdjustedRand.Index([0, 0, 1, 1], [0, 1, 0, 1]), 1e-12);
        Assert.Null(AdjustedRand.Index([1], [1]));
        Assert.Throws<ArgumentException>(() => AdjustedRand.Index([1], [1, 2]));
    }
}
