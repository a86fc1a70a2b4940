using RfmBatch.Core.Clustering.Features;
using RfmBatch.Core.Clustering.KMeans;

namespace RfmBatch.Core.Clustering.Validation;

/// <summary>How far a division into clusters comes back when customers are split or drawn again.</summary>
/// <param name="PredictionStrength">
/// Mean over splits of how well one half predicts the clusters of the other, 0..1; 1 = always. Null for fewer than two clusters, or where
/// halves have none.
/// </param>
/// <param name="PredictionStrengthError">Standard error of this mean.</param>
/// <param name="AdjustedRand">Mean over bootstrap resamples of the adjusted Rand index with the solution; 1 = always the same clusters.
/// Null for fewer than two clusters.</param>
/// <param name="AdjustedRandDeviation">Standard deviation of the index over resamples.</param>
/// <param name="LargestShift">Farthest that a centroid of the solution moved in a resample, standard deviations.</param>
/// <param name="PointCount">Customers of each split and resample: stability grows with their number, so it is the same for runs of any
/// size above.</param>
/// <remarks>
/// Splits: <see cref="Validation.PredictionStrength"/>. Resamples: C. Hennig, "Cluster-wise assessment of cluster stability",
/// Computational Statistics &amp; Data Analysis 52 (2007). That stability grows with the number of points whatever the clusters: S.
/// Ben-David, U. von Luxburg and D. Pál, "A sober look at clustering stability", COLT 2006.
/// </remarks>
public sealed record ClusterStability(
    double? PredictionStrength,
    double? PredictionStrengthError,
    double? AdjustedRand,
    double? AdjustedRandDeviation,
    double LargestShift,
    int PointCount)
{
    /// <summary>Splits, and as many resamples.</summary>
    public const int Rounds = 20;

    /// <summary>Most customers of a split or resample.</summary>
    public const int MaxPoints = 4_000;

    // Streams of their own among those of a seed.
    private const int ResampleStream = -4;
    private const int SplitStream = -6;
    private const int SampleStream = -7;

    // Starts per number of clusters; more find hardly lower inertias at so few points, and take longer.
    private const int Starts = 3;

    /// <summary>Whether both measures are at least so high, prediction strength with its standard error added.</summary>
    public bool IsAtLeast(double strength, double index) =>
        PredictionStrength + PredictionStrengthError >= strength && AdjustedRand >= index;

    /// <summary>One cluster, or none: there is nothing to come back.</summary>
    public static ClusterStability None { get; } = new(null, null, null, null, 0, 0);

    /// <summary>Measures solutions of the same points; equal for equal seeds, whatever the thread count.</summary>
    /// <param name="features">What was clustered.</param>
    /// <param name="solutions">Solutions of all of it, of different numbers of clusters.</param>
    /// <param name="options">Seed and threads; defaults when null.</param>
    public static IReadOnlyList<ClusterStability> Of(
        FeatureColumns features, IReadOnlyList<KMeansResult> solutions, KMeansOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(solutions);
        options ??= new KMeansOptions();
        var measured = solutions.Where(solution => solution.ClusterCount > 1).ToArray();
        if (measured.Length == 0)
        {
            return [.. solutions.Select(_ => None)];
        }

        var points = Math.Min(features.Count, MaxPoints);
        int[] counts = [.. measured.Select(solution => solution.ClusterCount)];
        var sampled = Draw(features.Count, points, new RandomStream(options.Seed, SampleStream));
        var sample = new Sample(
            Take(features, sampled), [.. measured.Select(solution => Array.ConvertAll(sampled, row => solution.Labels[row]))]);
        var (splits, resamples) = (new double[Rounds][], new Resample[Rounds][]);
        var single = options with { StartCount = Math.Min(Starts, options.StartCount), MaxThreads = 1 };
        Parallel.For(0, 2 * Rounds, options.Parallel, work =>
        {
            var round = work / 2;
            if (work % 2 == 0)
            {
                splits[round] = Split(features, points, counts, round, single);
            }
            else
            {
                resamples[round] = Redraw(features, points, measured, sample, round, single);
            }
        });
        var next = 0;
        return
        [
            .. solutions.Select(solution => solution.ClusterCount < 2 ? None : Summarise(splits, resamples, next++, points))
        ];
    }

    private static double[] Split(FeatureColumns features, int points, int[] counts, int round, KMeansOptions options)
    {
        var rows = Draw(features.Count, points, new RandomStream(options.Seed, SplitStream, round));
        var half = points / 2;
        return half < 2
            ? [.. counts.Select(_ => double.NaN)]
            : Validation.PredictionStrength.Split(
                Take(features, rows[..half]), Take(features, rows[half..]), counts, options);
    }

    private static Resample[] Redraw(
        FeatureColumns features, int points, KMeansResult[] solutions, Sample sample, int round, KMeansOptions options)
    {
        var random = new RandomStream(options.Seed, ResampleStream, round);
        var rows = new int[points];
        for (var i = 0; i < points; i++)
        {
            rows[i] = random.Next(features.Count);
        }

        var drawn = KMeansSearch.FitRoughly(
            Take(features, rows), [.. solutions.Select(solution => solution.ClusterCount)], options);
        return
        [
            .. drawn.Select((centroids, i) => new Resample(
                Validation.AdjustedRand.Index(
                    sample.Labels[i], NearestCentroid.Assign(sample.Features.Columns, centroids, options.Parallel).Labels) ?? 1,
                Shift(solutions[i].Centroids, centroids)))
        ];
    }

    // Fewer distinct points than clusters leave some without a counterpart: they have not moved, they are gone, which the index says.
    private static double Shift(IReadOnlyList<double[]> solution, IReadOnlyList<double[]> drawn)
    {
        var size = Math.Max(solution.Count, drawn.Count);
        var costs = new double[size, size];
        for (var i = 0; i < solution.Count; i++)
        {
            for (var j = 0; j < drawn.Count; j++)
            {
                costs[i, j] = Math.Sqrt(solution[i].Zip(drawn[j], (a, b) => (a - b) * (a - b)).Sum());
            }
        }

        return LinearAssignment.Solve(costs).Select((column, row) => costs[row, column]).Max();
    }

    private static ClusterStability Summarise(double[][] splits, Resample[][] resamples, int at, int points)
    {
        var strengths = splits.Select(split => split[at]).Where(double.IsFinite).ToArray();
        var (mean, error) = ((double?)null, (double?)null);
        if (strengths.Length > 1)
        {
            mean = strengths.Average();
            error = Math.Sqrt(
                strengths.Sum(strength => (strength - mean.Value) * (strength - mean.Value)) / (strengths.Length - 1) / strengths.Length);
        }

        var own = resamples.Select(resample => resample[at]).ToArray();
        var index = own.Average(resample => resample.Index);
        return new ClusterStability(
            mean,
            error,
            index,
            Math.Sqrt(own.Sum(resample => (resample.Index - index) * (resample.Index - index)) / (own.Length - 1)),
            own.Max(resample => resample.Shift),
            points);
    }

    /// <summary>So many of the rows, without replacement, in random order.</summary>
    private static int[] Draw(int count, int points, RandomStream random)
    {
        var rows = new int[points];
        var moved = new Dictionary<int, int>();
        for (var i = 0; i < points; i++)
        {
            var other = i + random.Next(count - i);
            rows[i] = moved.GetValueOrDefault(other, other);
            moved[other] = moved.GetValueOrDefault(i, i);
        }

        return rows;
    }

    private static FeatureColumns Take(FeatureColumns features, int[] rows) =>
        FeatureColumns.AsTheyAre([.. features.Columns.Select(column => Array.ConvertAll(rows, row => column[row]))]);

    private sealed record Sample(FeatureColumns Features, byte[][] Labels);

    private readonly record struct Resample(double Index, double Shift);
}
