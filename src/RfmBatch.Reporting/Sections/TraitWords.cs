using RfmBatch.Reporting.Model;

namespace RfmBatch.Reporting.Sections;

/// <summary>What is more frequent in a group, in words.</summary>
internal static class TraitWords
{
    private const int Most = 3;

    /// <summary>The strongest traits, or nothing.</summary>
    public static string Of(IReadOnlyList<ReportTrait> traits, long groupKey, RfmBatch.Reporting.Html.NumberText numbers) => string.Join(
        ", ",
        traits
            .Where(trait => trait.GroupKey == groupKey)
            .Take(Most)
            .Select(trait => $"{trait.AttributeName} {trait.AttributeValue} ({numbers.Fixed(trait.Index / 100, 1)}×)"));
}
