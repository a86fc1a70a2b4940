using RfmBatch.Core.Clustering.Lasting;
using RfmBatch.Storage.Clustering;

namespace RfmBatch.Application.Runs;

/// <summary>What became of a run's clusters: their lasting keys and numbers.</summary>
/// <param name="Keys">Keys by label.</param>
/// <param name="Continuities">One per method that has clusters, k-means first.</param>
internal sealed record KeptClusters(ClusterKeys Keys, IReadOnlyList<ClusterContinuity> Continuities);
