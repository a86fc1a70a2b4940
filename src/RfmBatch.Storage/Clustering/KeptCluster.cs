namespace RfmBatch.Storage.Clustering;

/// <summary>A cluster of an earlier run, as it is kept to be found again.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="FeatureKind"><c>log</c> or <c>raw</c>.</param>
/// <param name="ClusterKey">Lasting key.</param>
/// <param name="ClusterNumber">Lasting number within program and method.</param>
/// <param name="RecencyDays">Centroid, feature units.</param>
/// <param name="FrequencyCount">Centroid, feature units.</param>
/// <param name="MonetaryAmount">Centroid, feature units.</param>
public sealed record KeptCluster(string Method, string FeatureKind, int ClusterKey, int ClusterNumber, double RecencyDays, double FrequencyCount, double MonetaryAmount);
