using System.Globalization;

namespace RfmBatch.Core.Clustering;

/// <summary>Why there are as many clusters as there are, in one sentence that names the other choice too.</summary>
internal static class ClusterReason
{
    public static string Asked(int asked, ClusterCandidate found) => found.ClusterCount == asked
        ? $"k = {asked} was asked for."
        : $"k = {asked} was asked for, but only {found.ClusterCount} customers differ, so there "
            + $"{(found.ClusterCount == 1 ? "is 1 cluster" : $"are {found.ClusterCount} clusters")}.";

    /// <summary>Why one was chosen of several that were tried.</summary>
    /// <param name="tried">All of them, ascending.</param>
    /// <param name="large">Those whose smallest cluster is large enough.</param>
    /// <param name="best">The one chosen.</param>
    /// <param name="isByStability">Whether stability was looked at.</param>
    /// <param name="isKept">Whether it stays as in the run before.</param>
    /// <param name="stable">The largest stable one, or null.</param>
    public static string Of(
        ClusterCandidate[] tried,
        ClusterCandidate[] large,
        ClusterCandidate best,
        bool isByStability,
        bool isKept,
        ClusterCandidate? stable)
    {
        if (best.ClusterCount == 1)
        {
            return "All customers have the same metrics, so there is 1 cluster.";
        }

        if (!isByStability || large.Length == 0)
        {
            return Silhouette(tried, large, best);
        }

        var range = $"k = {tried[0].ClusterCount}..{tried[^1].ClusterCount}";
        var bySilhouette = large.MaxBy(candidate => candidate.Silhouette.Mean)!;
        var other = ReferenceEquals(bySilhouette, best)
            ? "it has the best silhouette too"
            : $"silhouette alone would take {bySilhouette.ClusterCount}";
        if (isKept)
        {
            var larger = stable is not null && stable.ClusterCount != best.ClusterCount
                ? $"; of a first run it would be {stable.ClusterCount}"
                : "";
            if (!best.Stability.IsAtLeast(ClusterSelection.KeptStrength, ClusterSelection.KeptIndex))
            {
                return $"k = {best.ClusterCount} stays as in the run before, since no division of {range} is stable "
                    + $"(the nearest is {Nearest(large)}); {other}.";
            }

            return $"k = {best.ClusterCount} stays as in the run before, being stable enough ({Stability(best)}, where "
                + $"{Limits(ClusterSelection.KeptStrength, ClusterSelection.KeptIndex)} keep it){larger}; {other}.";
        }

        return stable is not null
            ? $"k = {best.ClusterCount} is the largest stable division of {range} ({Stability(best)}, where "
                + $"{Limits(ClusterSelection.StableStrength, ClusterSelection.StableIndex)} make one); {other}."
            : $"No division of {range} is stable (the nearest is {Nearest(large)}), so silhouette decided: "
                + $"{Silhouette(tried, large, best)}";
    }

    private static string Nearest(ClusterCandidate[] large)
    {
        var nearest = large.MaxBy(candidate => Math.Min(
            (candidate.Stability.PredictionStrength + candidate.Stability.PredictionStrengthError ?? 0) / ClusterSelection.StableStrength,
            (candidate.Stability.AdjustedRand ?? 0) / ClusterSelection.StableIndex))!;
        return $"k = {nearest.ClusterCount}, {Stability(nearest)}";
    }

    private static string Stability(ClusterCandidate candidate) => string.Create(
        CultureInfo.InvariantCulture,
        $"prediction strength {candidate.Stability.PredictionStrength:0.00} ± {candidate.Stability.PredictionStrengthError:0.00}, adjusted "
        + $"Rand {candidate.Stability.AdjustedRand:0.00}");

    private static string Limits(double strength, double index) => string.Create(
        CultureInfo.InvariantCulture, $"{strength:0.00} and {index:0.00}");

    private static string Silhouette(ClusterCandidate[] tried, ClusterCandidate[] large, ClusterCandidate best)
    {
        var range = $"k = {tried[0].ClusterCount}..{tried[^1].ClusterCount}";
        if (large.Length == 0)
        {
            var next = ClusterSelection.LargestSmallest(tried.Where(candidate => candidate.ClusterCount >= 3));
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

    private static bool IsInTwo(ClusterCandidate candidate) => candidate.ClusterCount == 2;

    private static string Figure(ClusterCandidate candidate) =>
        candidate.Silhouette.Mean?.ToString("0.000", CultureInfo.InvariantCulture) ?? "undefined";

    private static string Percent(ClusterCandidate candidate) =>
        (candidate.Clusters.SmallestShare * 100).ToString("0.00", CultureInfo.InvariantCulture) + " %";
}
