namespace RfmBatch.Core.Clustering;

/// <summary>Lloyd's iterations from given centroids to a local optimum.</summary>
internal sealed class LloydSearch
{
    private LloydSearch(double[] centroids) => Centroids = centroids;

    /// <summary>Centred centroids, k × dimensions.</summary>
    public double[] Centroids { get; private set; }

    /// <summary>Inertia after each iteration, of the points about the means of their clusters. Never rises.</summary>
    public List<double> Inertias { get; } = [];

    /// <summary>Whether the tolerance was reached.</summary>
    public bool IsConverged { get; private set; }

    /// <summary>Inertia after the last iteration.</summary>
    public double Inertia => Inertias[^1];

    /// <summary>Runs until the squared shifts of all centroids sum to at most <paramref name="tolerance"/> (absolute).</summary>
    public static LloydSearch Run(PointTree tree, double[] start, double tolerance, int maxIterations, ParallelOptions? parallel)
    {
        var d = tree.Dimensions;
        var search = new LloydSearch(start);
        var pass = new TreePass(tree, start.Length / d);
        var largestShift = double.PositiveInfinity;
        while (search.Inertias.Count < maxIterations && !search.IsConverged)
        {
            pass.Run(search.Centroids, largestShift, parallel);
            var (means, between, hasEmpty) = Means(pass, search.Centroids, d);
            search.Inertias.Add(Math.Max(0, tree.TotalSquares - between));
            if (hasEmpty)
            {
                EmptyClusters.Reseed(tree, pass, means);
            }

            (largestShift, var squaredShifts) = Shifts(search.Centroids, means, d);
            search.Centroids = means;
            search.IsConverged = squaredShifts <= tolerance;
        }

        return search;
    }

    private static (double[] Means, double Between, bool HasEmpty) Means(TreePass pass, double[] centroids, int d)
    {
        var (means, between, hasEmpty) = ((double[])centroids.Clone(), 0.0, false);
        for (var c = 0; c < centroids.Length / d; c++)
        {
            var count = pass.Totals[(c * pass.Stride) + d];
            hasEmpty |= count == 0;
            for (var j = 0; j < d && count > 0; j++)
            {
                var sum = pass.Totals[(c * pass.Stride) + j];
                means[(c * d) + j] = sum / count;
                between += sum * sum / count;
            }
        }

        return (means, between, hasEmpty);
    }

    private static (double Largest, double Squared) Shifts(double[] before, double[] after, int d)
    {
        var (largest, total) = (0.0, 0.0);
        for (var c = 0; c < before.Length; c += d)
        {
            var squared = 0.0;
            for (var j = c; j < c + d; j++)
            {
                squared += (after[j] - before[j]) * (after[j] - before[j]);
            }

            (largest, total) = (Math.Max(largest, squared), total + squared);
        }

        return (Math.Sqrt(largest), total);
    }
}
