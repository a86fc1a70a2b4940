using System.Globalization;

namespace RfmBatch.Core.Segmentation;

/// <summary>Proves that a rule set names a segment for everyone and that every rule can match.</summary>
/// <remarks>
/// Goes through every combination of a cell of scores and an interval of each metric that the rules can tell apart. Metrics are taken as
/// independent but for firstPurchaseDays ≥ recencyDays, so a combination that no customer can have may still have to be covered; a last
/// rule without conditions does that.
/// </remarks>
internal static class RuleSetChecker
{
    /// <summary>More combinations than this are refused, so that a check takes at most about a second.</summary>
    private const long MaxCombinations = 1_000_000;

    private const int MaxListed = 200;

    public static void Check(
        IReadOnlyList<SegmentRule> rules, IReadOnlyList<RuleInput> inputs, int? bins, ScoreOrientation orientation, List<string> errors)
    {
        var axes = inputs.Where(input => !RuleInputs.IsOfScores(input)).Select(input => InputAxis.From(input, rules)).ToArray();
        var scores = inputs.Contains(RuleInput.TotalScore)
            ? [RuleInput.RecencyScore, RuleInput.FrequencyScore, RuleInput.MonetaryScore]
            : inputs.Where(RuleInputs.IsScore).ToArray();
        var cells = DistinctCells(scores, bins);
        var combinations = axes.Aggregate(
            (long)cells.Count, (product, axis) => Math.Min(product * axis.Intervals.Count, long.MaxValue / 1000));
        if (combinations > MaxCombinations)
        {
            errors.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"rules: {combinations:N0} combinations of scores and bounds are too many to check; at most {MaxCombinations:N0}. Use "
                    + $"fewer inputs or bounds."));
            return;
        }

        var uncovered = new List<string>();
        var total = 0;
        var canMatch = new bool[rules.Count];
        var position = new int[axes.Length];
        do
        {
            if (!IsPossible(axes, position))
            {
                continue;
            }

            foreach (var cell in cells)
            {
                total++;
                var match = FirstMatch(rules, axes, position, cell);
                if (match >= 0)
                {
                    canMatch[match] = true;
                }
                else
                {
                    uncovered.Add(Describe(cell, scores, axes, position, bins ?? 0, orientation));
                }
            }
        }
        while (Advance(position, axes));

        Report(rules, uncovered, total, canMatch, errors);
    }

    private static void Report(IReadOnlyList<SegmentRule> rules, List<string> uncovered, int total, bool[] canMatch, List<string> errors)
    {
        if (uncovered.Count > 0)
        {
            var more = uncovered.Count > MaxListed ? FormattableString.Invariant($" and {uncovered.Count - MaxListed} more") : "";
            errors.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"rules: {uncovered.Count} of {total} cells are covered by no rule: "
                    + $"{string.Join("; ", uncovered.Take(MaxListed))}{more}."));
        }

        for (var i = 0; i < rules.Count; i++)
        {
            if (!canMatch[i])
            {
                errors.Add($"rules[{i}]: can never match, earlier rules take all that it describes ({rules[i].SegmentName}: {rules[i]}).");
            }
        }
    }

    private static List<int> DistinctCells(RuleInput[] scores, int? bins)
    {
        if (bins is not { } classes || scores.Length == 0)
        {
            return [0];
        }

        // Of cells that differ only in scores that the rule set does not look at, the first stands for all.
        return [.. Enumerable.Range(0, ScoreCells.Count(classes))
            .DistinctBy(cell => ScoreCells.Code(cell, scores, classes, ScoreOrientation.HighestIsBest), StringComparer.Ordinal)];
    }

    private static bool IsPossible(InputAxis[] axes, int[] position)
    {
        var first = Array.FindIndex(axes, axis => axis.Input == RuleInput.FirstPurchaseDays);
        var last = Array.FindIndex(axes, axis => axis.Input == RuleInput.RecencyDays);
        return first < 0 || last < 0 || axes[first].Intervals[position[first]].High >= axes[last].Intervals[position[last]].Low;
    }

    private static int FirstMatch(IReadOnlyList<SegmentRule> rules, InputAxis[] axes, int[] position, int cell)
    {
        for (var i = 0; i < rules.Count; i++)
        {
            if ((rules[i].Cells?[cell] ?? true) && HasRanges(rules[i].MetricRanges, axes, position))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool HasRanges(IReadOnlyList<InputRange> ranges, InputAxis[] axes, int[] position)
    {
        foreach (var range in ranges)
        {
            var axis = Array.FindIndex(axes, candidate => candidate.Input == range.Input);
            if (!range.Contains(axes[axis].Representative(position[axis])))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Advance(int[] position, InputAxis[] axes)
    {
        for (var i = axes.Length - 1; i >= 0; i--)
        {
            if (++position[i] < axes[i].Intervals.Count)
            {
                return true;
            }

            position[i] = 0;
        }

        return false;
    }

    private static string Describe(int cell, RuleInput[] scores, InputAxis[] axes, int[] position, int bins, ScoreOrientation orientation)
    {
        var parts = new List<string>();
        if (scores.Length > 0)
        {
            parts.Add(ScoreCells.Code(cell, scores, bins, orientation));
        }

        parts.AddRange(axes.Select((axis, i) => axis.Describe(position[i])));
        return parts.Count == 0
            ? "everyone"
            : string.Join(" with ", parts.Take(1).Concat(parts.Count > 1 ? [string.Join(", ", parts.Skip(1))] : []));
    }
}
