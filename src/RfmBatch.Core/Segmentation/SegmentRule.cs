namespace RfmBatch.Core.Segmentation;

/// <summary>One rule: who has one of the codes and meets all ranges gets the segment, unless an earlier rule matched.</summary>
public sealed class SegmentRule
{
    internal SegmentRule(
        int number, int segmentIndex, string segmentName, IReadOnlyList<string> codes, IReadOnlyList<InputRange> ranges, bool[]? cells)
    {
        Number = number;
        SegmentIndex = segmentIndex;
        SegmentName = segmentName;
        Codes = codes;
        Ranges = ranges;
        Cells = cells;
        MetricRanges = [.. ranges.Where(range => !RuleInputs.IsOfScores(range.Input))];
    }

    /// <summary>Position in the rule set, from 1.</summary>
    public int Number { get; }

    /// <summary>Index into <see cref="RuleSet.Segments"/>.</summary>
    public int SegmentIndex { get; }

    /// <summary>Name of the segment.</summary>
    public string SegmentName { get; }

    /// <summary>Code patterns in the rule set's orientation, <c>X</c> = any score; empty: any code.</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>Conditions that must all be met.</summary>
    public IReadOnlyList<InputRange> Ranges { get; }

    /// <summary>
    /// The cells of scores (highest is best) that meet the codes and the ranges over scores, by <see cref="ScoreCells"/> index; null =
    /// every cell.
    /// </summary>
    internal bool[]? Cells { get; }

    /// <summary>The ranges that scores alone do not decide.</summary>
    internal IReadOnlyList<InputRange> MetricRanges { get; }

    /// <summary>The rule as text, such as <c>code 4X1 and recencyDays &lt;= 365</c>.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        if (Codes.Count > 0)
        {
            parts.Add((Codes.Count == 1 ? "code " : "code in ") + string.Join(", ", Codes));
        }

        parts.AddRange(Ranges.Select(range => range.ToString()));
        return parts.Count == 0 ? "everyone else" : string.Join(" and ", parts);
    }
}
