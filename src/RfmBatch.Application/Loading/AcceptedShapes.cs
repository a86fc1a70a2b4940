using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Loading;

/// <summary>The shapes of rejected values that somebody has looked at: <c>--accept-shape</c>.</summary>
/// <param name="texts">Shapes as a refusal writes them, or <c>all</c>.</param>
internal sealed class AcceptedShapes(IReadOnlyList<string> texts)
{
    private const string All = "all";

    /// <summary>The most frequent shape of which there are too many for dirt, or null.</summary>
    public RejectCount? Find(IEnumerable<RejectCount> counts) =>
        texts.Contains(All, StringComparer.OrdinalIgnoreCase) ? null : counts.FirstOrDefault(IsFormat);

    // An empty value has no shape: nothing is there that another option would read.
    private bool IsFormat(RejectCount count) =>
        count.RowCount > RejectShapes.MostOfOne && count.Shape.Length > 0 && RejectShapes.HasShape(count.ReasonCode)
        && !texts.Contains(count.Shape, StringComparer.Ordinal);
}
