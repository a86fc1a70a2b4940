namespace RfmBatch.Storage.Clustering;

/// <summary>A cluster that no earlier run had.</summary>
/// <param name="ClusterNumber">Its lasting number within program and method, never used before.</param>
/// <param name="Name">Its name in the run that found it.</param>
/// <param name="SortOrder">Where its name sorts.</param>
/// <param name="ColorHex">Its lasting colour.</param>
public sealed record NewCluster(int ClusterNumber, string Name, int SortOrder, string ColorHex);
