using System.Globalization;
using RfmBatch.Core.Clustering.Features;
using RfmBatch.Core.Clustering.KMeans;
using RfmBatch.Core.Clustering.Validation;

namespace RfmBatch.Core.Clustering;

/// <summary>Every number of clusters that was tried, the one chosen and why.</summary>
/// <remarks>Silhouette alone picks outliers: raw money gives its best value to a handful of wholesalers against everyone else. So solutions
/// need a smallest share. Where none has it, the largest smallest share decides; of equal ones the best silhouette, but two clusters come
/// last: with outliers in one, everyone else is in the other.</remarks>
public sealed record ClusterSelection
{
    /// <summary>Most clusters that a choice tries.</summary>
    public const int MaxTried = 10;

    /// <summary>Least share of customers in the smallest cluster of a solution that silhouette may choose.</summary>
    public const double LeastSmallestShare = .01;

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

    /// <summary>Tries kMin..10 clusters, or only the number asked for, and chooses.</summary>
    /// <param name="features">Standardised metrics of the scored customers; may have no point.</param>
    /// <param name="choice">Auto or a number (also below <paramref name="kMin"/>).</param>
    /// <param name="kMin">Fewest clusters that auto tries, 2..10.</param>
    /// <param name="options">Seed and threads; defaults when null.</param>
    /// <exception cref="ArgumentException">The choice is off.</exception>
    public static ClusterSelection Choose(FeatureColumns features, ClusterChoice choice, int kMin, KMeansOptions? options = null)
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
        var tried = KMeansSearch.FitAll(features, counts, options).DistinctBy(clusters => clusters.ClusterCount)
            .OrderBy(clusters => clusters.ClusterCount).Select(clusters => Measure(features, clusters, options)).ToArray();
        var large = tried.Where(candidate => candidate.Clusters.SmallestShare >= LeastSmallestShare).ToArray();
        var best = large.Length > 0
            ? large.MaxBy(candidate => candidate.Silhouette.Mean ?? double.NegativeInfinity)!
            : LargestSmallest(tried)!;
        var reason = choice.Count is { } number ? AskedReason(number, best) : AutoReason(tried, large, best);
        return new ClusterSelection(
            [.. tried.Select(candidate => candidate with { IsSelected = ReferenceEquals(candidate, best) })], reason, large.Length == 0);
    }

    private static ClusterCandidate Measure(FeatureColumns features, KMeansResult clusters, KMeansOptions options) => new(
        clusters,
        Silhouette.Of(
            features.Columns, clusters.Labels, clusters.ClusterCount, options.Seed, options.MaxThreads, options.CancellationToken),
        ClusterQuality.DaviesBouldin(clusters),
        ClusterQuality.CalinskiHarabasz(clusters),
        false);

    private static string AskedReason(int asked, ClusterCandidate found) => found.ClusterCount == asked
        ? $"k = {asked} was asked for."
        : $"k = {asked} was asked for, but only {found.ClusterCount} customers differ, so there "
            + $"{(found.ClusterCount == 1 ? "is 1 cluster" : $"are {found.ClusterCount} clusters")}.";

    private static string AutoReason(ClusterCandidate[] tried, ClusterCandidate[] large, ClusterCandidate best)
    {
        if (best.ClusterCount == 1)
        {
            return "All customers have the same metrics, so there is 1 cluster.";
        }

        var range = $"k = {tried[0].ClusterCount}..{tried[^1].ClusterCount}";
        if (large.Length == 0)
        {
            var next = LargestSmallest(tried.Where(candidate => candidate.ClusterCount >= 3));
            var nextBest = next is null
                ? "there is no k ≥ 3"
                : ReferenceEquals(next, best) ? "it is also the best k ≥ 3" : $"the best k ≥ 3 is {next.ClusterCount} ({Percent(next)})";
            return $"k = {best.ClusterCount} has the largest smallest cluster ({Percent(best)} of customers) of {range}; in every solution "
                + $"the smallest holds less than 1 %, so silhouette ({Figure(best)}) did not decide{Refusal(tried, best)}; {nextBest}.";
        }

        var refusal = Refusal(tried.Except(large), best);
        var three = large.Where(candidate => candidate.ClusterCount >= 3).MaxBy(candidate => candidate.Silhouette.Mean);
        var finer = three is null
            ? "no k ≥ 3 qualifies"
            : ReferenceEquals(three, best) ? "it is also the best k ≥ 3" : $"the best k ≥ 3 is {three.ClusterCount} ({Figure(three)})";
        return $"k = {best.ClusterCount} has the highest silhouette ({Figure(best)}) of {range} among solutions whose smallest cluster "
            + $"holds at least 1 % of customers{refusal}; {finer}.";
    }

    private static string Refusal(IEnumerable<ClusterCandidate> others, ClusterCandidate best) =>
        others.Where(candidate => candidate.Silhouette.Mean > best.Silhouette.Mean)
            .MaxBy(candidate => candidate.Silhouette.Mean) is { } refused
            ? $"; k = {refused.ClusterCount} has {Figure(refused)}, but " + (IsInTwo(refused)
                ? $"only sets {Percent(refused)} apart from all others"
                : $"its smallest cluster holds only {Percent(refused)}")
            : "";

    private static ClusterCandidate? LargestSmallest(IEnumerable<ClusterCandidate> candidates) =>
        candidates
            .OrderByDescending(candidate => candidate.Clusters.SmallestShare)
            .ThenBy(IsInTwo)
            .ThenByDescending(candidate => candidate.Silhouette.Mean)
            .FirstOrDefault();

    private static bool IsInTwo(ClusterCandidate candidate) => candidate.ClusterCount == 2;

    private static string Figure(ClusterCandidate candidate) =>
        candidate.Silhouette.Mean?.ToString("0.000", CultureInfo.InvariantCulture) ?? "undefined";

    private static string Percent(ClusterCandidate candidate) =>
        (candidate.Clusters.SmallestShare * 100).ToString("0.00", CultureInfo.InvariantCulture) + " %";
}

/// <summary>A number of clusters that was tried, and how good its best solution is.</summary>
/// <param name="Clusters">The solution.</param>
/// <param name="Silhouette">Its silhouette.</param>
/// <param name="DaviesBouldin">Small is good; null for one cluster.</param>
/// <param name="CalinskiHarabasz">Large is good; null where it is undefined.</param>
/// <param name="IsSelected">Whether it was chosen.</param>
public sealed record ClusterCandidate(
    KMeansResult Clusters, Silhouette Silhouette, double? DaviesBouldin, double? CalinskiHarabasz, bool IsSelected)
{
    /// <summary>Clusters found.</summary>
    public int ClusterCount => Clusters.ClusterCount;
}
