using RfmBatch.Core.Clustering;
using RfmBatch.Core.Clustering.Features;
using RfmBatch.Core.Clustering.KMeans;
using RfmBatch.Core.Clustering.Validation;

namespace RfmBatch.Core.Tests.Clustering;

public sealed class ClusterSelectionTests
{
    [Fact]
    public void Online_Retail_is_cut_in_two_and_the_best_finer_number_is_named()
    {
        var selection = ClusterSelection.Choose(
            FeatureColumns.Prepare(ClusterFeatures.Log, ClusterData.OnlineRetail()), ClusterChoice.Auto, 2);

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

        var selection = ClusterSelection.Choose(features, ClusterChoice.Auto, 2);

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

        var stable = ClusterStability.Of(groups, KMeansSearch.Fit(groups, 3));
        var unstable = ClusterStability.Of(one, KMeansSearch.Fit(one, 5));

        Assert.Equal(20, stable.ResampleCount);
        Assert.InRange(stable.LeastIndex!.Value, .99, 1);
        Assert.InRange(unstable.MeanIndex!.Value, 0, .8);
        Assert.Null(ClusterStability.Of(one, KMeansSearch.Fit(one, 1)).MeanIndex);
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
