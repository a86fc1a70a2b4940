namespace RfmBatch.Core.Clustering.KMeans;

/// <summary>How k-means searches. Defaults are pinned by a test.</summary>
public sealed record KMeansOptions
{
    /// <summary>Seed of everything drawn at random.</summary>
    /// <value>Default: 1.</value>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// Starts per number of clusters; the one of least inertia wins. Above 65,536 points they run on a sample, and on all points only those
    /// that promise to win.
    /// </summary>
    /// <value>Default: 10.</value>
    public int StartCount { get; init; } = 10;

    /// <summary>Most iterations of a start, and again of the best when it is finished off.</summary>
    /// <value>Default: 300.</value>
    public int MaxIterations { get; init; } = 300;

    /// <summary>
    /// A start ends when the squared shifts of all centroids sum to at most this times the mean variance of the columns; the best starts
    /// are then carried on until nothing moves.
    /// </summary>
    /// <value>Default: 1e-4, scikit-learn's.</value>
    public double Tolerance { get; init; } = 1e-4;

    /// <summary>Most threads, or −1 for all cores. No result depends on it.</summary>
    /// <value>Default: −1.</value>
    public int MaxThreads { get; init; } = -1;

    /// <summary>Stops the work between two steps.</summary>
    public CancellationToken CancellationToken { get; init; }

    internal ParallelOptions Parallel => new() { MaxDegreeOfParallelism = MaxThreads, CancellationToken = CancellationToken };
}
