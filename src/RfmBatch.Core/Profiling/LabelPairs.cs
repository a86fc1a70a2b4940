namespace RfmBatch.Core.Profiling;

/// <summary>Labels that a customer can have several of: pairs in two parallel columns, no pair twice.</summary>
/// <param name="Labels">Distinct labels.</param>
/// <param name="Rows">Customers, as rows of the run.</param>
/// <param name="Indexes">Index into <paramref name="Labels"/>.</param>
internal sealed record LabelPairs(IReadOnlyList<string> Labels, int[] Rows, int[] Indexes)
{
    /// <summary>The categories that most customers bought from, the rest together.</summary>
    public static LabelPairs Of(CategoryPurchases purchases)
    {
        var counts = new int[purchases.Names.Count];
        foreach (var category in purchases.CategoryIndexes)
        {
            counts[category]++;
        }

        var shown = Enumerable.Range(0, counts.Length)
            .OrderByDescending(i => counts[i])
            .ThenBy(i => purchases.Names[i], StringComparer.Ordinal)
            .Take(AttributeLabels.MaxValues)
            .ToList();
        var labels = shown.Select(i => purchases.Names[i]).Append(AttributeLabels.Other).Distinct(StringComparer.Ordinal).ToList();
        var place = Enumerable.Repeat(labels.IndexOf(AttributeLabels.Other), counts.Length).ToArray();
        foreach (var i in shown)
        {
            place[i] = labels.IndexOf(purchases.Names[i]);
        }

        // The pairs of a customer are together, so a label met last in the same row has been counted.
        var (rows, indexes, met) = (
            new List<int>(purchases.Rows.Length), new List<int>(purchases.Rows.Length), Enumerable.Repeat(-1, labels.Count).ToArray());
        for (var i = 0; i < purchases.Rows.Length; i++)
        {
            var label = place[purchases.CategoryIndexes[i]];
            if (met[label] != purchases.Rows[i])
            {
                met[label] = purchases.Rows[i];
                rows.Add(purchases.Rows[i]);
                indexes.Add(label);
            }
        }

        return new LabelPairs(labels, [.. rows], [.. indexes]);
    }
}

/// <summary>
/// Who bought in which product category in the window: pairs in two parallel columns, those of a customer together, no pair twice.
/// </summary>
/// <param name="Names">Categories.</param>
/// <param name="Rows">Customers, as rows of the run.</param>
/// <param name="CategoryIndexes">Index into <paramref name="Names"/>.</param>
public sealed record CategoryPurchases(IReadOnlyList<string> Names, int[] Rows, int[] CategoryIndexes)
{
    /// <summary>No product has a category.</summary>
    public static CategoryPurchases None { get; } = new([], [], []);
}
