using RfmBatch.Core.Clustering.KMeans;
using RfmBatch.Core.Clustering.Validation;

namespace RfmBatch.Core.Clustering;

/// <summary>A number of clusters that was tried, and how good its best solution is.</summary>
/// <param name="Clusters">The solution.</param>
/// <param name="Silhouette">Its silhouette.</param>
/// <param name="DaviesBouldin">Small is good; null for one cluster.</param>
/// <param name="CalinskiHarabasz">Large is good; null where it is undefined.</param>
/// <param name="IsSelected">Whether it was chosen.</param>
public sealed record ClusterCandidate(KMeansResult Clusters, Silhouette Silhouette, double? DaviesBouldin, double? CalinskiHarabasz, bool IsSelected)
{
    /// <summary>Clusters found.</summary>
    public int ClusterCount => Clusters.ClusterCount;
}
