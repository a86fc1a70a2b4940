namespace RfmBatch.Core.Clustering;

/// <summary>How customers were grouped.</summary>
public enum ClusterMethod
{
    /// <summary>k-means.</summary>
    KMeans,

    /// <summary>Ward's hierarchy, cut.</summary>
    Ward,
}
