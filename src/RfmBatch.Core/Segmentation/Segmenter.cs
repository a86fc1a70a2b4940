using RfmBatch.Core.Aggregation;
using RfmBatch.Core.Scoring;

namespace RfmBatch.Core.Segmentation;

/// <summary>Applies a rule set to columns.</summary>
internal static class Segmenter
{
    /// <summary>Index into the rule set's segments per customer.</summary>
    public static byte[] Assign(RuleSet ruleSet, CustomerSummaryTable summary, MetricColumns metrics, ScoreColumns scores)
    {
        var segments = new byte[summary.Count];
        if (metrics.ScoredRows.Length < summary.Count)
        {
            Array.Fill(segments, (byte)ruleSet.NoPurchaseIndex);
        }

        if (ruleSet.Bins is { } bins && ruleSet.Rules.All(rule => rule.MetricRanges.Count == 0))
        {
            AssignByCell(SegmentByCell(ruleSet, bins), bins, metrics.ScoredRows, scores, segments);
        }
        else
        {
            AssignByRule(ruleSet, summary, metrics, scores, segments);
        }

        return segments;
    }

    /// <summary>The segment of every cell of a rule set that looks at scores alone.</summary>
    public static byte[] SegmentByCell(RuleSet ruleSet, int bins)
    {
        var table = new byte[ScoreCells.Count(bins)];
        for (var cell = 0; cell < table.Length; cell++)
        {
            table[cell] = (byte)ruleSet.Rules.First(rule => rule.Cells is null || rule.Cells[cell]).SegmentIndex;
        }

        return table;
    }

    private static void AssignByCell(byte[] table, int bins, int[] rows, ScoreColumns scores, byte[] segments)
    {
        foreach (var row in rows)
        {
            segments[row] = table[ScoreCells.Index(scores.Recency[row], scores.Frequency[row], scores.Monetary[row], bins)];
        }
    }

    private static void AssignByRule(
        RuleSet ruleSet, CustomerSummaryTable summary, MetricColumns metrics, ScoreColumns scores, byte[] segments)
    {
        var rules = ruleSet.Rules.Select(rule => (rule.Cells, Ranges: rule.MetricRanges.ToArray(), Segment: (byte)rule.SegmentIndex))
            .ToArray();
        var values = new double[RuleInputs.All.Count];
        var used = ruleSet.Inputs.Where(input => !RuleInputs.IsOfScores(input)).ToArray();
        foreach (var row in metrics.ScoredRows)
        {
            var cell = ruleSet.Bins is { } bins
                ? ScoreCells.Index(scores.Recency[row], scores.Frequency[row], scores.Monetary[row], bins)
                : 0;
            foreach (var input in used)
            {
                values[(int)input] = ValueOf(input, row, summary, metrics);
            }

            foreach (var (cells, ranges, segment) in rules)
            {
                if ((cells is null || cells[cell]) && Matches(ranges, values))
                {
                    segments[row] = segment;
                    break;
                }
            }
        }
    }

    private static bool Matches(InputRange[] ranges, double[] values)
    {
        foreach (var range in ranges)
        {
            if (!range.Contains(values[(int)range.Input]))
            {
                return false;
            }
        }

        return true;
    }

    private static double ValueOf(RuleInput input, int row, CustomerSummaryTable summary, MetricColumns metrics) => input switch
    {
        RuleInput.RecencyDays => metrics.RecencyDays[row],
        RuleInput.FirstPurchaseDays => metrics.FirstPurchaseDays[row],
        RuleInput.OrderCount => summary.OrderCounts[row],
        RuleInput.FrequencyCount => metrics.FrequencyCounts[row],
        RuleInput.RevenueAmount => Amount.ToDouble(metrics.RevenueAmounts[row]),
        RuleInput.MonetaryAmount when !metrics.IsMonetaryMean => Amount.ToDouble(metrics.RevenueAmounts[row]),
        _ => metrics.MeanAmount(row),
    };
}
