using System.Globalization;
using RfmBatch.Core.Clustering;
using RfmBatch.Core.Clustering.Lasting;
using RfmBatch.Core.Clustering.Validation;
using RfmBatch.Core.Clustering.Ward;
using RfmBatch.Core.Runs;

namespace RfmBatch.Core.Operations;

/// <summary>What is to be said about a run's clusters.</summary>
internal static class ClusterChecks
{
    /// <summary>
    /// Mean adjusted Rand index of resamples from which clusters count as stable, and below which they should not be trusted.
    /// </summary>
    /// <remarks>
    /// Hennig (2007) draws these lines for the Jaccard index of single clusters; the adjusted Rand index is no more lenient.
    /// </remarks>
    private const double Stable = .75;
    private const double Doubtful = .6;

    /// <summary>A fall of the index from one run to the next that is worth knowing, and in standard deviations of resamples, beyond
    /// chance.</summary>
    private const double Worsened = .15;
    private const double Deviations = 2.5758;

    /// <summary>
    /// A centroid that moved so far, in standard deviations of the population, is worth a notice or a warning: a quarter and a half of what
    /// refuses a match.
    /// </summary>
    private const double Moved = ClusterMatching.MaxDistance / 4;
    private const double Shifted = ClusterMatching.MaxDistance / 2;

    public static IEnumerable<QualityFinding> Evaluate(QualityInput input)
    {
        if (input.Result.Clusters is not { } clusters)
        {
            yield break;
        }

        yield return Counts(input.Result, clusters);
        if (clusters.Selection is { } selection)
        {
            yield return Number(selection);
        }

        if (clusters.Stability is { } stability)
        {
            yield return Stability(stability, clusters.Previous);
            yield return Drift(
                input.ClusterContinuities.FirstOrDefault(continuity => continuity.Method == ClusterMethod.KMeans),
                stability.LargestShift * Math.Sqrt(2));
        }

        if (clusters.Hierarchy is { } hierarchy)
        {
            yield return Hierarchy(hierarchy);
        }

        if (clusters.Features is not null)
        {
            yield return QualityCatalogue.ClusterAgreement.Passed(
                $"adjusted Rand index of clusters and segments {Figure(clusters.KMeansSegmentIndex)}, clusters and hierarchy "
                + $"{Figure(clusters.KMeansHierarchyIndex)}, hierarchy and segments {Figure(clusters.HierarchySegmentIndex)} (1 = the "
                + $"same, 0 = as by chance).");
        }
    }

    private static QualityFinding Counts(RunResult result, ClusterResult clusters)
    {
        var wrong = 0;
        foreach (var grouping in clusters.Groupings)
        {
            var counts = new int[grouping.ClusterCount + 1];
            for (var row = 0; row < grouping.Indexes.Length; row++)
            {
                counts[grouping.Indexes[row]]++;
                wrong += grouping.Indexes[row] == 0 == (result.RecencyDays[row] >= 0) ? 1 : 0;
            }

            wrong += grouping.Summaries.Where((summary, label) => summary.CustomerCount != counts[label + 1]).Count();
        }

        var sizes = string.Join(
            "; ",
            clusters.Groupings.Select(
                grouping =>
                    $"{ClusterMethodName.Of(grouping.Method)} {grouping.Summaries.Sum(summary => summary.CustomerCount)} in "
                    + $"{grouping.ClusterCount}"));
        return QualityCatalogue.ClusterCounts.Of(
            wrong == 0,
            $"{(sizes.Length == 0 ? "no clusters" : sizes)}, {result.ScoredCustomerCount} scored, {wrong} in none, one too many or "
            + $"miscounted.");
    }

    private static QualityFinding Number(ClusterSelection selection) => QualityCatalogue.ClusterNumber.Of(
        selection.Selected is { ClusterCount: > 1 } selected
            && !selection.HasOnlySmallClusters
            && selected.ClusterCount == selected.Clusters.RequestedCount,
        selection.Reason);

    /// <summary>A division fails that is not stable, unless it never was: what got worse since the run before is news, once.</summary>
    private static QualityFinding Stability(ClusterStability stability, PreviousChoice? previous)
    {
        var check = QualityCatalogue.ClusterStability;
        if (stability.AdjustedRand is not { } mean)
        {
            return check.Passed("there is one cluster only.");
        }

        var before = previous?.AdjustedRand;
        var worse = Math.Max(Worsened, Deviations * stability.AdjustedRandDeviation!.Value);
        var detail = string.Create(
            CultureInfo.InvariantCulture,
            $"prediction strength {stability.PredictionStrength:0.000}, adjusted Rand index {mean:0.000} over {ClusterStability.Rounds} "
            + $"resamples of {stability.PointCount} customers")
            + (before is { } earlier
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"; {earlier:0.000} in run {previous!.RunKey} (notice below {Stable}, warning below {Doubtful}, where it fell by "
                    + $"{worse:0.00} or more).")
                : string.Create(CultureInfo.InvariantCulture, $" (notice below {Stable}, warning below {Doubtful})."));
        return mean >= Stable || before - mean < worse
            ? check.Passed(detail)
            : check.Failed(detail, mean >= Doubtful ? CheckSeverity.Notice : CheckSeverity.Warning);
    }

    /// <param name="continuity">What became of the clusters.</param>
    /// <param name="chance">How far chance alone moves a centroid between two runs: the largest shift of resamples, which differ from the
    /// run by one draw, while two runs differ by two.</param>
    private static QualityFinding Drift(ClusterContinuity? continuity, double chance)
    {
        var check = QualityCatalogue.ClusterDrift;
        if (continuity is not { PreviousRunKey: { } runKey, IsPreviousEarlier: true })
        {
            return check.Passed("no earlier run of the same configuration to compare with.");
        }

        var kept = continuity.Matches.Where(match => match.IsKept).ToList();
        var farthest = kept.MaxBy(match => match.Distance);
        var distance = farthest?.Distance ?? 0;
        var added = continuity.Matches.Count - kept.Count;
        var (moved, shifted) = (Math.Max(Moved, chance), Math.Max(Shifted, chance));
        var detail = string.Create(
            CultureInfo.InvariantCulture,
            $"against run {runKey}: {kept.Count} kept, {added} new, {continuity.VanishedNumbers.Count} gone")
            + (farthest is null
                ? "."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"; cluster {farthest.ClusterNumber} moved farthest, {distance:0.000} standard deviations (notice from {moved:0.00}, "
                    + $"warning from {shifted:0.00}, a new cluster beyond {ClusterMatching.MaxDistance})."));

        // Where chance moves centroids beyond what refuses a match, it also makes clusters new and gone.
        var hasChanged = (added > 0 || continuity.VanishedNumbers.Count > 0) && chance < ClusterMatching.MaxDistance;
        return !hasChanged && distance < moved
            ? check.Passed(detail)
            : check.Failed(detail, hasChanged || distance >= shifted ? CheckSeverity.Warning : CheckSeverity.Notice);
    }

    private static QualityFinding Hierarchy(HierarchyResult hierarchy)
    {
        var of = hierarchy.IsExact
            ? FormattableString.Invariant($"{hierarchy.CellCount} customers")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{hierarchy.CellCount} weighted micro-clusters instead of single customers, of which there are more than "
                + $"{WardHierarchy.ExactPoints}");
        var pairs = hierarchy.Cophenetic.IsExact
            ? ""
            : FormattableString.Invariant($" over the pairs of {hierarchy.Cophenetic.SampleSize} of them");
        return QualityCatalogue.HierarchyExact.Of(
            hierarchy.IsExact,
            $"Ward's hierarchy of {of}, cut into {hierarchy.Grouping.ClusterCount}; cophenetic correlation "
            + $"{Figure(hierarchy.Cophenetic.Value)}{pairs}.");
    }

    private static string Figure(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "not computed";
}
