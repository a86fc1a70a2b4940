namespace RfmBatch.Core.Segmentation;

/// <summary>One segment of a rule set.</summary>
/// <param name="Name">Name, unique in the rule set.</param>
/// <param name="SortOrder">Position, best first, 1-based and unique in the rule set.</param>
/// <param name="ColorHex">Colour as <c>#RRGGBB</c>.</param>
/// <param name="Description">Who they are, one sentence.</param>
/// <param name="RecommendedAction">What to do, one sentence.</param>
public sealed record Segment(string Name, int SortOrder, string ColorHex, string Description, string RecommendedAction)
{
    /// <summary>What a campaign plan may do with them, the recommended action first; empty where the rule set names none.</summary>
    public IReadOnlyList<SegmentAction> Actions { get; init; } = [];
}
