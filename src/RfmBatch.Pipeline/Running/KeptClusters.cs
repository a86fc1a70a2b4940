using RfmBatch.Core.Clustering;
using RfmBatch.Storage.Running;

namespace RfmBatch.Pipeline.Running;

/// <summary>What became of a run's clusters: their lasting keys and numbers.</summary>
/// <param name="Keys">Keys by label.</param>
/// <param name="Continuities">One per method that has clusters, k-means first.</param>
internal sealed record KeptClusters(ClusterKeys Keys, IReadOnlyList<ClusterContinuity> Continuities);
