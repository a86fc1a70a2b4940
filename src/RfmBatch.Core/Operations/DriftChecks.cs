using RfmBatch.Core.Runs;
using RfmBatch.Core.Scoring;

namespace RfmBatch.Core.Operations;

/// <summary>Whether values and segments moved since the previous comparable run.</summary>
internal static class DriftChecks
{
    /// <summary>How often chance alone may raise one of the nine checks of drift, in 5 % of runs all of them (Bonferroni).</summary>
    /// <remarks>The two of what is new have levels of their own (<see cref="RecentChecks"/>): windows of a year hardly move.</remarks>
    public const double FalseAlarmShare = .05 / 9;

    public static IEnumerable<QualityFinding> Evaluate(QualityInput input)
    {
        var previous = input.Previous?.ConfigurationHash == input.Context.Configuration.Hash ? input.Previous : null;
        foreach (var metric in Enum.GetValues<Metric>())
        {
            yield return previous is null ? NotCompared(QualityCatalogue.DriftOf(metric)) : OfMetric(metric, input, previous);
        }

        yield return previous is null ? NotCompared(QualityCatalogue.SegmentDrift) : OfSegments(input, previous);
        foreach (var finding in LevelChecks.Evaluate(input, previous))
        {
            yield return finding;
        }

        yield return RecentChecks.OfOrders(input.Recent);
        yield return RecentChecks.OfAmounts(input.Recent);
    }

    private static QualityFinding NotCompared(QualityCheck check) =>
        check.Passed("no earlier run of the same configuration to compare with.");

    private static QualityFinding OfMetric(Metric metric, QualityInput input, PreviousRun previous)
    {
        var check = QualityCatalogue.DriftOf(metric);
        if (ReferenceBins.Of(metric, previous, input.Context.Options.Scoring) is not { } bins)
        {
            return check.Passed($"run {previous.RunKey} has no two bins of values to compare with.");
        }

        var counts = bins.Count(Values(metric, input.Result, input.Context.Options.Monetary));
        return Judge(check, bins.Counts, counts, $"{bins.Counts.Count} bins of values", input);
    }

    private static QualityFinding OfSegments(QualityInput input, PreviousRun previous)
    {
        var now = input.Result.SegmentSummaries;
        return Judge(
            QualityCatalogue.SegmentDrift,
            [.. now.Select(segment => (long)previous.SegmentCounts.GetValueOrDefault(segment.SegmentName))],
            [.. now.Select(segment => (long)segment.CustomerCount)],
            $"{now.Count} segments",
            input);
    }

    /// <summary>An index fails that is large by the usual reading and larger than chance makes it at these numbers of customers.</summary>
    private static QualityFinding Judge(
        QualityCheck check, IReadOnlyList<long> before, IReadOnlyList<long> now, string over, QualityInput input)
    {
        var runKey = input.Previous!.RunKey;
        if (PopulationStability.Index(before, now) is not { } index)
        {
            return check.Passed($"run {runKey} or this one has no customers to compare.");
        }

        var chance = StabilityLimit.Of(before, now, FalseAlarmShare, input.Context.Seed);
        var (notice, warning) = (Math.Max(PopulationStability.Notice, chance), Math.Max(PopulationStability.Warning, chance));
        var severity = index >= warning ? CheckSeverity.Warning : CheckSeverity.Notice;
        var verdict = index < notice ? "stable" : severity == CheckSeverity.Warning ? "shifted" : "moved";
        var limits = FormattableString.Invariant($"notice from {notice:0.00}, warning from {warning:0.00}");
        var detail = FormattableString.Invariant($"PSI {index:0.0000} against run {runKey} over {over}: {verdict} ({limits}")
            + (chance > PopulationStability.Notice ? "; so far chance alone takes so few customers)." : ").");
        return index < notice ? check.Passed(detail) : check.Failed(detail, severity);
    }

    private static double[] Values(Metric metric, RunResult result, MonetaryKind monetary)
    {
        var values = new double[result.ScoredCustomerCount];
        var next = 0;
        for (var row = 0; row < result.RecencyDays.Length; row++)
        {
            if (result.RecencyDays[row] >= 0)
            {
                values[next++] = metric switch
                {
                    Metric.Recency => result.RecencyDays[row],
                    Metric.Frequency => result.FrequencyCounts[row],
                    // The mean unrounded, as it was scored: rounding would carry ties across a cut.
                    _ when monetary == MonetaryKind.Mean =>
                        MetricColumns.MeanAmount(result.RevenueAmounts[row], result.FrequencyCounts[row]),
                    _ => Amount.ToDouble(result.RevenueAmounts[row]),
                };
            }
        }

        return values;
    }
}
