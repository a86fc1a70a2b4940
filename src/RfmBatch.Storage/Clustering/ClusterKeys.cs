using RfmBatch.Core.Clustering;

namespace RfmBatch.Storage.Clustering;

/// <summary>Lasting keys of a run's clusters, by label.</summary>
/// <param name="KMeans">Keys of the k-means clusters; empty where there are none.</param>
/// <param name="Hierarchy">Keys of the hierarchical clusters; empty where there are none.</param>
public sealed record ClusterKeys(IReadOnlyList<int> KMeans, IReadOnlyList<int> Hierarchy)
{
    /// <summary>A run without clusters.</summary>
    public static ClusterKeys None { get; } = new([], []);

    /// <summary>The keys of a method's clusters.</summary>
    public IReadOnlyList<int> Of(ClusterMethod method) => method == ClusterMethod.KMeans ? KMeans : Hierarchy;

    /// <summary>Keys by <see cref="ClusterGrouping.Indexes"/>: first 0, the key of customers that are in no cluster.</summary>
    public int[] ByIndex(ClusterMethod method) => [0, .. Of(method)];
}
