using System.Globalization;

namespace RfmBatch.Core.Clustering;

/// <summary>How many k-means clusters: none, chosen by stability or by silhouette, or a number.</summary>
/// <param name="Kind">The rule.</param>
/// <param name="Count">The number of <see cref="ClusterChoiceKind.Fixed"/>, otherwise null.</param>
public sealed record ClusterChoice(ClusterChoiceKind Kind, int? Count = null)
{
    /// <summary>Fewest clusters that can be asked for.</summary>
    public const int MinCount = 2;

    /// <summary>Most clusters that can be asked for.</summary>
    public const int MaxCount = 50;

    /// <summary>No clusters.</summary>
    public static ClusterChoice Off { get; } = new(ClusterChoiceKind.Off);

    /// <summary>For k-means, as many as are stable; for the hierarchy, as many as k-means has.</summary>
    public static ClusterChoice Auto { get; } = new(ClusterChoiceKind.Auto);

    /// <summary>For k-means, as many as have the best silhouette.</summary>
    public static ClusterChoice Silhouette { get; } = new(ClusterChoiceKind.Silhouette);

    /// <summary>A given number.</summary>
    public static ClusterChoice Of(int count) => new(ClusterChoiceKind.Fixed, count);

    /// <inheritdoc/>
    public override string ToString() => Count?.ToString(CultureInfo.InvariantCulture) ?? Kind.ToString().ToLowerInvariant();
}

/// <summary>Rules for the number of clusters.</summary>
public enum ClusterChoiceKind
{
    /// <summary>No clusters.</summary>
    Off,

    /// <summary>The stage chooses.</summary>
    Auto,

    /// <summary>The best silhouette.</summary>
    Silhouette,

    /// <summary>A given number.</summary>
    Fixed,
}
