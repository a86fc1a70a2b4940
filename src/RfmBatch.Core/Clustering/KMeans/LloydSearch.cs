namespace RfmBatch.Core.Clustering.KMeans;

/// <summary>Lloyd's iterations from given centroids to a local optimum.</summary>
/// <remarks>
/// Where data has no clusters, centroids creep for hundreds of iterations; then every two steps are followed by a leap along them (SQUAREM:
/// Varadhan &amp; Roland, "Simple and globally convergent methods for accelerating the convergence of any EM algorithm", Scandinavian
/// Journal of Statistics 35, 2008, scheme S3), which is taken back if the inertia is higher there. So inertia never rises either way.
/// </remarks>
internal sealed class LloydSearch
{
    // Longest leap in steps: farther than the leaps that pay.
    private const double MaxLeap = 64;

    private LloydSearch(double[] centroids) => Centroids = centroids;

    /// <summary>Centred centroids, k × dimensions.</summary>
    public double[] Centroids { get; private set; }

    /// <summary>
    /// Inertia after each iteration that was not taken back, of the points about the means of their clusters. Never rises.
    /// </summary>
    public List<double> Inertias { get; } = [];

    /// <summary>Iterations, with those taken back.</summary>
    public int Iterations { get; private set; }

    /// <summary>Whether the tolerance was reached.</summary>
    public bool IsConverged { get; private set; }

    /// <summary>Inertia after the last iteration.</summary>
    public double Inertia => Inertias[^1];

    /// <summary>Runs until a step moves all centroids by a sum of squares of at most <paramref name="tolerance"/> (absolute).</summary>
    /// <param name="tree">The points.</param>
    /// <param name="start">Centred centroids.</param>
    /// <param name="tolerance">Sum of squared shifts at which it ends.</param>
    /// <param name="maxIterations">Iterations at which it ends.</param>
    /// <param name="parallel">Threads, or null for the calling one.</param>
    /// <param name="leaps">Whether it may leap.</param>
    public static LloydSearch Run(
        KdTree tree, double[] start, double tolerance, int maxIterations, ParallelOptions? parallel, bool leaps = false)
    {
        var d = tree.Dimensions;
        var search = new LloydSearch(start);
        var pass = new FilteringPass(tree, start.Length / d);
        var (largestShift, from, landing) = (double.PositiveInfinity, (double[]?)null, (double[]?)null);
        for (; search.Iterations < maxIterations && !search.IsConverged; search.Iterations++)
        {
            var at = search.Centroids;
            pass.Run(at, largestShift, parallel);
            var (means, between, hasEmpty) = Means(pass, at, d);
            var inertia = Math.Max(0, tree.TotalSquares - between);
            if (landing is not null && inertia > search.Inertia)
            {
                (search.Centroids, from, landing) = (landing, null, null);
                (largestShift, _) = Shifts(at, search.Centroids, d);
                continue;
            }

            search.Inertias.Add(inertia);
            if (hasEmpty)
            {
                EmptyClusters.Reseed(tree, pass, means);
            }

            (largestShift, var squaredShifts) = Shifts(at, means, d);
            search.IsConverged = squaredShifts <= tolerance;
            var leap = leaps && from is not null && landing is null && !hasEmpty && !search.IsConverged ? Leap(from, at, means) : null;
            search.Centroids = leap ?? means;
            (from, landing) = (leap is null ? at : null, leap is null ? null : means);
            if (leap is not null)
            {
                (largestShift, _) = Shifts(at, leap, d);
            }
        }

        search.Centroids = landing ?? search.Centroids;
        return search;
    }

    // From the two steps first–second–third to first + 2αr + α²v: r is the first step, v how the second differs, and α = 1 ends at the
    // third. Null where there is nothing to gain.
    private static double[]? Leap(double[] first, double[] second, double[] third)
    {
        var (steps, bends) = (0.0, 0.0);
        for (var i = 0; i < first.Length; i++)
        {
            var step = second[i] - first[i];
            var bend = third[i] - second[i] - step;
            (steps, bends) = (steps + (step * step), bends + (bend * bend));
        }

        var length = Math.Min(MaxLeap, Math.Sqrt(steps / bends));
        return !(length > 1)
            ? null
            : [
                .. first.Select(
                    (value, i) => value + (2 * length * (second[i] - value)) + (length * length * (third[i] - (2 * second[i]) + value)))
            ];
    }

    private static (double[] Means, double Between, bool HasEmpty) Means(FilteringPass pass, double[] centroids, int d)
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
