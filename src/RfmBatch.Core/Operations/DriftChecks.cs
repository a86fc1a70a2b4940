using RfmBatch.Core.Runs;
using RfmBatch.Core.Scoring;

namespace RfmBatch.Core.Operations;

/// <summary>Whether values and segments moved since the previous comparable run.</summary>
internal static class DriftChecks
{
    public static IEnumerable<QualityFinding> Evaluate(QualityInput input)
    {
        var previous = input.Previous?.ConfigurationHash == input.Context.Configuration.Hash ? input.Previous : null;
        foreach (var metric in Enum.GetValues<Metric>())
        {
            yield return previous is null ? NotCompared(QualityCatalogue.DriftOf(metric)) : OfMetric(metric, input, previous);
        }

        yield return previous is null ? NotCompared(QualityCatalogue.SegmentDrift) : OfSegments(input, previous);
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

        var index = PopulationStability.Index(bins.Counts, bins.Count(Values(metric, input.Result, input.Context.Options.Monetary)));
        return Judge(check, index, previous.RunKey, $"{bins.Counts.Count} bins of values");
    }

    private static QualityFinding OfSegments(QualityInput input, PreviousRun previous)
    {
        var now = input.Result.SegmentSummaries;
        var index = PopulationStability.Index(
            [.. now.Select(segment => (long)previous.SegmentCounts.GetValueOrDefault(segment.SegmentName))],
            [.. now.Select(segment => (long)segment.CustomerCount)]);
        return Judge(QualityCatalogue.SegmentDrift, index, previous.RunKey, $"{now.Count} segments");
    }

    private static QualityFinding Judge(QualityCheck check, double? index, int runKey, string over) => index switch
    {
        null => check.Passed($"run {runKey} or this one has no customers to compare."),
        >= PopulationStability.Warning => check.Failed(Detail(index.Value, runKey, over, "shifted"), CheckSeverity.Warning),
        >= PopulationStability.Notice => check.Failed(Detail(index.Value, runKey, over, "moved"), CheckSeverity.Notice),
        _ => check.Passed(Detail(index.Value, runKey, over, "stable")),
    };

    private static string Detail(double index, int runKey, string over, string verdict) =>
        FormattableString.Invariant(
            $"PSI {index:0.0000} against run {runKey} over {over}: {verdict} (notice from 0.10, warning from 0.25).");

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
