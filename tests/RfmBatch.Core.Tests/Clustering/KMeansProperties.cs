using FsCheck;
using FsCheck.Fluent;
using RfmBatch.Core.Clustering;
using RfmBatch.Core.Clustering.Features;
using RfmBatch.Core.Clustering.KMeans;

namespace RfmBatch.Core.Tests.Clustering;

/// <summary>What holds for all points, whatever their order, origin and unit.</summary>
public sealed class KMeansProperties
{
    [Fact]
    public void Inertia_never_rises() => ForAll(points =>
    {
        var tree = KdTree.Build(points.Columns, new ParallelOptions());
        var seeds = GreedySeeding.Draw(tree, points.K, new RandomStream(7, points.K));
        return ((bool[])[
            false, true
        ]).All(leaps => LloydSearch.Run(tree, (double[])seeds.Clone(), 0, 100, null, leaps).Inertias is var inertias
            && inertias.Zip(inertias.Skip(1)).All(pair => pair.Second <= pair.First + (1e-12 * tree.TotalSquares)));
    });

    [Fact]
    public void Every_point_is_with_its_nearest_centroid_and_every_centroid_is_a_mean() => ForAll(points =>
    {
        var clusters = KMeansSearch.Fit(FeatureColumns.AsTheyAre(points.Columns), points.K, Quick);
        return Enumerable.Range(0, points.Count)
            .All(
                i => clusters.Centroids.All(
                    other => Squared(points, i, clusters.Centroids[clusters.Labels[i]]) <= Squared(points, i, other) + 1e-9))
            && Enumerable.Range(0, clusters.ClusterCount).All(c => Enumerable.Range(0, points.Columns.Length).All(j =>
                Math.Abs(
                    Enumerable.Range(0, points.Count).Where(i => clusters.Labels[i] == c).Average(i => points.Columns[j][i])
                        - clusters.Centroids[c][j]) < 1e-8));
    });

    [Fact]
    public void The_order_of_points_changes_nothing() => ForAll(points =>
    {
        var backwards = KMeansSearch.Fit(
            FeatureColumns.AsTheyAre([.. points.Columns.Select(column => column.Reverse().ToArray())]), points.K, Quick);
        return AreSame(Fit(points.Columns, points.K), backwards, 1, reversed: true);
    });

    [Fact]
    public void Moving_the_origin_changes_no_cluster() => ForAll(points =>
        AreSame(
            Fit(points.Columns, points.K),
            Fit([.. points.Columns.Select(column => column.Select(value => value + 4096).ToArray())], points.K),
            1));

    [Fact]
    public void Changing_the_unit_changes_no_cluster() => ForAll(points =>
        AreSame(
            Fit(points.Columns, points.K),
            Fit([.. points.Columns.Select(column => column.Select(value => value * 8).ToArray())], points.K),
            64));

    [Fact]
    public void Standardising_forgets_origin_and_unit() => ForAll(points =>
    {
        var moved = points.Columns.Select(column => column.Select(value => (value * 8) + 4096).ToArray()).ToArray();
        return FeatureColumns.Prepare(ClusterFeatures.Raw, points.Columns).Columns
            .Zip(FeatureColumns.Prepare(ClusterFeatures.Raw, moved).Columns)
            .All(pair => pair.First.Zip(pair.Second).All(value => Math.Abs(value.First - value.Second) < 1e-9));
    });

    [Fact]
    public void The_tree_gives_the_sums_of_a_plain_step() => ForAll(points =>
    {
        var tree = KdTree.Build(points.Columns, new ParallelOptions());
        var centroids = GreedySeeding.Draw(tree, points.K, new RandomStream(9, points.K));
        var pass = new FilteringPass(tree, points.K);
        pass.Run(centroids, double.PositiveInfinity, null);
        var plain = NearestCentroid.Assign(tree.Columns, [.. centroids.Chunk(tree.Dimensions)], new ParallelOptions());
        var inertia = tree.TotalSquares;
        for (var c = 0; c < points.K; c++)
        {
            for (var j = 0; j < tree.Dimensions; j++)
            {
                var at = centroids[(c * tree.Dimensions) + j];
                inertia += (pass.Totals[(c * pass.Stride) + tree.Dimensions] * at * at) - (2 * at * pass.Totals[(c * pass.Stride) + j]);
            }
        }

        return Math.Abs(inertia - plain.Inertia) <= 1e-9 * (1 + tree.TotalSquares);
    });

    private static KMeansOptions Quick => new() { StartCount = 3 };

    private static KMeansResult Fit(double[][] columns, int k) => KMeansSearch.Fit(FeatureColumns.AsTheyAre(columns), k, Quick);

    private static bool AreSame(KMeansResult a, KMeansResult b, double scale, bool reversed = false) =>
        a.ClusterCount == b.ClusterCount
        && Math.Abs((a.Inertia * scale) - b.Inertia) <= 1e-7 * (1 + (a.Inertia * scale))
        && (reversed ? b.Labels.Reverse() : b.Labels).SequenceEqual(a.Labels);

    private static double Squared(Points points, int i, double[] centroid) =>
        centroid.Select((value, j) => (points.Columns[j][i] - value) * (points.Columns[j][i] - value)).Sum();

    private static void ForAll(Func<Points, bool> holds)
    {
        // Groups well apart, so that one optimum is by far the best and labels can be compared.
        var all =
            from k in Gen.Choose(2, 5)
            from count in Gen.Choose(30, 400)
            from seed in Gen.Choose(1, 100_000)
            select new Points(k, [.. ClusterData.Groups(k, (count / k) + 1, seed)]);
        Prop.ForAll(all.ToArbitrary(), holds)
            .Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(40).WithReplay(20260101, 297));
    }

    private sealed record Points(int K, double[][] Columns)
    {
        public int Count => Columns[0].Length;

        public override string ToString() => $"{K} clusters of {Count} points";
    }
}
