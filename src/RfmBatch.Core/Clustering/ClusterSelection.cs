using RfmBatch.Core.Clustering.Features;
using RfmBatch.Core.Clustering.KMeans;
using RfmBatch.Core.Clustering.Validation;

namespace RfmBatch.Core.Clustering;

/// <summary>Every number of clusters that was tried, the one chosen and why.</summary>
/// <remarks>
/// Silhouette is nearly always best for two clusters, however many divisions come back whenever customers are drawn again. So the largest
/// stable number is taken, and the best silhouette only where none is stable. The number of the run before stays while it is nearly as
/// stable, or while none is: clusters that come and go from month to month are worth nothing, and among divisions that are not stable
/// silhouette changes its mind with a few customers.
/// <para>
/// Silhouette alone picks outliers: raw money gives its best value to a handful of wholesalers against everyone else. So solutions need a
/// smallest share. Where none has it, the largest smallest share decides; of equal ones the best silhouette, but two clusters come last:
/// with outliers in one, everyone else is in the other.
/// </para>
/// </remarks>
public sealed record ClusterSelection
{
    /// <summary>Most clusters that a choice tries.</summary>
    public const int MaxTried = 10;

    /// <summary>Least share of customers in the smallest cluster of a solution that may be chosen.</summary>
    public const double LeastSmallestShare = .01;

    /// <summary>Prediction strength, with its standard error added, of a stable division (Tibshirani &amp; Walther 2005).</summary>
    public const double StableStrength = .8;

    /// <summary>Adjusted Rand index of resamples of a stable division.</summary>
    public const double StableIndex = .9;

    /// <summary>Prediction strength with which the number of the run before stays.</summary>
    public const double KeptStrength = .75;

    /// <summary>Adjusted Rand index with which the number of the run before stays.</summary>
    public const double KeptIndex = .85;

    private ClusterSelection(IReadOnlyList<ClusterCandidate> candidates, string reason, bool hasOnlySmallClusters) =>
        (Candidates, Reason, HasOnlySmallClusters) = (candidates, reason, hasOnlySmallClusters);

    /// <summary>What was tried, ascending by clusters found; empty without customers.</summary>
    public IReadOnlyList<ClusterCandidate> Candidates { get; }

    /// <summary>The choice, or null without customers.</summary>
    public ClusterCandidate? Selected => Candidates.FirstOrDefault(candidate => candidate.IsSelected);

    /// <summary>Why it was chosen, one sentence.</summary>
    public string Reason { get; }

    /// <summary>Flag: every solution has a cluster below the least share, so the largest smallest share decided.</summary>
    public bool HasOnlySmallClusters { get; }

    /// <summary>The same choice, as stable as said.</summary>
    internal ClusterSelection WithStability(ClusterStability stability) => new(
        [.. Candidates.Select(candidate => candidate.IsSelected ? candidate with { Stability = stability } : candidate)],
        Reason,
        HasOnlySmallClusters);

    /// <summary>Tries kMin..10 clusters, or only the number asked for, and chooses.</summary>
    /// <param name="features">Standardised metrics of the scored customers; may have no point.</param>
    /// <param name="choice">Auto, silhouette or a number (also below <paramref name="kMin"/>).</param>
    /// <param name="kMin">Fewest clusters that auto and silhouette try, 2..10.</param>
    /// <param name="previousCount">Clusters of the comparable run before, or null without one.</param>
    /// <param name="options">Seed and threads; defaults when null.</param>
    /// <exception cref="ArgumentException">The choice is off.</exception>
    public static ClusterSelection Choose(
        FeatureColumns features, ClusterChoice choice, int kMin, int? previousCount = null, KMeansOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(choice);
        ArgumentOutOfRangeException.ThrowIfLessThan(kMin, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(kMin, MaxTried);
        options ??= new KMeansOptions();
        if (choice.Kind == ClusterChoiceKind.Off)
        {
            throw new ArgumentException("Nothing is chosen when clusters are off.", nameof(choice));
        }

        if (features.Count == 0)
        {
            return new ClusterSelection([], "No customer has scores, so there are no clusters.", false);
        }

        int[] counts = choice.Count is { } asked ? [asked] : [.. Enumerable.Range(kMin, MaxTried - kMin + 1)];
        var solutions = KMeansSearch.FitAll(features, counts, options).DistinctBy(clusters => clusters.ClusterCount)
            .OrderBy(clusters => clusters.ClusterCount).ToArray();
        var stabilities = ClusterStability.Of(features, solutions, options);
        var tried = solutions.Zip(stabilities, (clusters, stability) => Measure(features, clusters, stability, options)).ToArray();
        var large = tried.Where(candidate => candidate.Clusters.SmallestShare >= LeastSmallestShare).ToArray();
        var byStability = choice.Kind == ClusterChoiceKind.Auto ? large : [];
        var kept = byStability.FirstOrDefault(
            candidate => candidate.ClusterCount == previousCount && candidate.Stability.IsAtLeast(KeptStrength, KeptIndex));
        var stable = byStability.LastOrDefault(candidate => candidate.Stability.IsAtLeast(StableStrength, StableIndex));
        kept ??= stable is null ? byStability.FirstOrDefault(candidate => candidate.ClusterCount == previousCount) : null;
        var silhouette = large.MaxBy(candidate => candidate.Silhouette.Mean ?? double.NegativeInfinity);
        var best = kept ?? stable ?? silhouette ?? LargestSmallest(tried)!;
        var reason = choice.Count is { } number
            ? ClusterReason.Asked(number, best)
            : ClusterReason.Of(tried, large, best, choice.Kind == ClusterChoiceKind.Auto, isKept: kept is not null, stable);
        return new ClusterSelection(
            [.. tried.Select(candidate => candidate with { IsSelected = ReferenceEquals(candidate, best) })], reason, large.Length == 0);
    }

    /// <summary>The largest smallest cluster; null of none.</summary>
    internal static ClusterCandidate? LargestSmallest(IEnumerable<ClusterCandidate> candidates) =>
        candidates
            .OrderByDescending(candidate => candidate.Clusters.SmallestShare)
            .ThenBy(candidate => candidate.ClusterCount == 2)
            .ThenByDescending(candidate => candidate.Silhouette.Mean)
            .FirstOrDefault();

    private static ClusterCandidate Measure(
        FeatureColumns features, KMeansResult clusters, ClusterStability stability, KMeansOptions options) => new(
        clusters,
        Silhouette.Of(
            features.Columns, clusters.Labels, clusters.ClusterCount, options.Seed, options.MaxThreads, options.CancellationToken),
        ClusterQuality.DaviesBouldin(clusters),
        ClusterQuality.CalinskiHarabasz(clusters),
        stability,
        IsSelected: false);
}

/// <summary>A number of clusters that was tried, and how good its best solution is.</summary>
/// <param name="Clusters">The solution.</param>
/// <param name="Silhouette">Its silhouette.</param>
/// <param name="DaviesBouldin">Small is good; null for one cluster.</param>
/// <param name="CalinskiHarabasz">Large is good; null where it is undefined.</param>
/// <param name="Stability">How far it comes back when customers are split or drawn again.</param>
/// <param name="IsSelected">Whether it was chosen.</param>
public sealed record ClusterCandidate(
    KMeansResult Clusters,
    Silhouette Silhouette,
    double? DaviesBouldin,
    double? CalinskiHarabasz,
    ClusterStability Stability,
    bool IsSelected)
{
    /// <summary>Clusters found.</summary>
    public int ClusterCount => Clusters.ClusterCount;
}
