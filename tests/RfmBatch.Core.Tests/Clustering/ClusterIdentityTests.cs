using RfmBatch.Core.Clustering;
using RfmBatch.Core.Clustering.Features;
using RfmBatch.Core.Clustering.KMeans;
using RfmBatch.Core.Clustering.Lasting;
using RfmBatch.Core.Clustering.Validation;

namespace RfmBatch.Core.Tests.Clustering;

/// <summary>Numbers that last and names that tell clusters apart.</summary>
public sealed class ClusterIdentityTests
{
    // Mean 0, deviation 1: feature units and standardised units are the same.
    private static readonly FeatureColumns Unit = FeatureColumns.AsTheyAre([[0], [0], [0]]);

    [Fact]
    public void Clusters_keep_their_numbers_when_they_move_a_little()
    {
        var matches = ClusterMatching.Match(Unit, [[2, 0, 0], [0, 0, 0]], [new(3, [.1, 0, 0]), new(5, [2.2, 0, 0])], 5);

        Assert.Equal([5, 3], matches.Select(match => match.ClusterNumber));
        Assert.Equal([.2, .1], matches.Select(match => Math.Round(match.Distance!.Value, 12)));
    }

    [Fact]
    public void The_sum_of_distances_decides_not_the_nearest_pair()
    {
        // 1 is nearest to both, but giving it to the first leaves the second 1.6 away.
        var matches = ClusterMatching.Match(Unit, [[.5, 0, 0], [.7, 0, 0]], [new(1, [.6, 0, 0]), new(2, [-.3, 0, 0])], 2);

        Assert.Equal([2, 1], matches.Select(match => match.ClusterNumber));
    }

    [Fact]
    public void A_cluster_too_far_away_gets_a_number_never_used()
    {
        var matches = ClusterMatching.Match(Unit, [[0, 0, 0], [1.01, 5, 0], [9, 9, 9]], [new(1, [0, 0, 0]), new(2, [0, 5, 0])], 7);

        Assert.Equal([1, 8, 9], matches.Select(match => match.ClusterNumber));
        Assert.Equal([true, false, false], matches.Select(match => match.IsKept));
    }

    [Fact]
    public void The_first_run_counts_from_one() =>
        Assert.Equal([1, 2], ClusterMatching.Match(Unit, [[0, 0, 0], [1, 0, 0]], [], 0).Select(match => match.ClusterNumber));

    [Fact]
    public void Previous_centroids_are_seen_in_current_deviations()
    {
        var features = FeatureColumns.Prepare(ClusterFeatures.Raw, [[0, 200]]);

        // 150 is half a deviation of 100 above the mean of 100.
        Assert.Equal(.5, ClusterMatching.Match(features, [[1.0]], [new(4, [150.0])], 4)[0].Distance);
    }

    [Fact]
    public void Assignments_cost_as_little_as_the_best_of_all_orders()
    {
        var random = new Random(11);
        for (var trial = 0; trial < 50; trial++)
        {
            var costs = new double[5, 5];
            for (var i = 0; i < 25; i++)
            {
                costs[i / 5, i % 5] = random.Next(100);
            }

            var columns = LinearAssignment.Solve(costs);

            Assert.Equal(Enumerable.Range(0, 5), columns.Order());
            Assert.Equal(
                Orders([0, 1, 2, 3, 4]).Min(order => order.Select((column, row) => costs[row, column]).Sum()),
                columns.Select((column, row) => costs[row, column]).Sum());
        }
    }

    [Fact]
    public void Names_are_the_levels_against_the_population() =>
        Assert.Equal(
            ["Recent, frequent, high value", "Lapsed, occasional, low value", "Average", "High value"],
            ClusterPersona.Of([[-1, 1, 1], [1, -1, -1], [.1, -.1, 0], [0, 0, .3]]).Select(persona => persona.Name));

    [Fact]
    public void Clusters_of_equal_levels_are_told_apart_by_how_far_they_are_and_then_by_which_is_farther()
    {
        Assert.Equal(
            ["Recent, frequent, very high value", "Recent, very frequent, high value"],
            ClusterPersona.Of([[-1, 1, 2], [-1, 1.5, 1]]).Select(persona => persona.Name));
        Assert.Equal(
            ["Lapsed, occasional, low value", "Long lapsed, seldom, very low value", "Recent, frequent, high value"],
            ClusterPersona.Of([[.9, -.9, -.8], [1.2, -1.1, -1.3], [-2, 2, 2]]).Select(persona => persona.Name));
        Assert.Equal(
            ["Recent, frequent, high value (higher value)", "Recent, frequent, high value (lower value)"],
            ClusterPersona.Of([[-.5, .5, .9], [-.5, .5, .5]]).Select(persona => persona.Name));
    }

    // Ten centroids as k-means finds them in made customers.
    [Fact]
    public void Ten_clusters_of_customers_have_ten_names_and_places()
    {
        var features = FeatureColumns.Prepare(ClusterFeatures.Log, ClusterData.Made(4_000, 3));

        var personas = ClusterPersona.Of(KMeansSearch.Fit(features, 10).Centroids);

        Assert.Equal(10, personas.Select(persona => persona.Name).Distinct().Count());
        Assert.Equal(10, personas.Select(persona => persona.SortOrder).Distinct().Count());
        Assert.Equal(
            personas.Select(persona => persona.Monetary).OrderDescending(),
            personas.OrderBy(persona => persona.SortOrder).Select(persona => persona.Monetary));
    }

    [Fact]
    public void No_two_names_are_equal()
    {
        var random = new Random(12);
        for (var count = 1; count <= 50; count++)
        {
            var centroids = Enumerable.Range(0, count).Select(_ => new[] { random.NextDouble() * 2, random.NextDouble() * 2, 1 }).ToArray();
            Assert.Equal(count, ClusterPersona.Of(centroids).Select(persona => persona.Name).Distinct().Count());
        }
    }

    private static IEnumerable<int[]> Orders(int[] items) =>
        items.Length == 0
            ? [[]]
            : items.SelectMany(first => Orders([.. items.Where(item => item != first)]).Select(rest => (int[])[first, .. rest]));
}
