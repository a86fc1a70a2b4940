using RfmBatch.Core.Runs;

namespace RfmBatch.Core.Profiling;

/// <summary>Who is in a run's segments and k-means clusters, by customer attribute and product category.</summary>
/// <param name="Segments">Rows by segment index.</param>
/// <param name="Clusters">Rows by label; empty without k-means clusters.</param>
public sealed record Profiles(IReadOnlyList<ProfileRow> Segments, IReadOnlyList<ProfileRow> Clusters)
{
    /// <summary>
    /// The attribute under which product categories stand; where customers have an attribute of this name, that one is shown.
    /// </summary>
    public const string CategoryName = "Product category";

    /// <summary>Counts both.</summary>
    /// <param name="source">What is known of the customers.</param>
    /// <param name="result">The run.</param>
    public static Profiles Of(ProfileSource source, RunResult result)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(result);
        var segments = new ProfileCounter(result.SegmentIndexes, result.Segments.Count, 0);
        var clusters = result.Clusters?.KMeans is { } grouping ? new ProfileCounter(grouping.Indexes, grouping.ClusterCount, 1) : null;
        foreach (var attribute in source.Attributes)
        {
            var labels = LabelColumn.Of(attribute);
            segments.Add(attribute.Name, labels);
            clusters?.Add(attribute.Name, labels);
        }

        if (source.Purchases.Names.Count > 0 && source.Attributes.All(attribute => attribute.Name != CategoryName))
        {
            var purchases = LabelPairs.Of(source.Purchases);
            segments.Add(CategoryName, purchases);
            clusters?.Add(CategoryName, purchases);
        }

        return new Profiles(segments.Rows, clusters?.Rows ?? []);
    }
}

/// <summary>What is known of a run's customers beside their purchases' time and money.</summary>
/// <param name="Attributes">Attributes that at least one of them has, ordinal by name.</param>
/// <param name="Purchases">Product categories that they bought from.</param>
public sealed record ProfileSource(IReadOnlyList<AttributeColumn> Attributes, CategoryPurchases Purchases);
