namespace RfmBatch.Core.Clustering;

/// <summary>How the scored metrics become cluster features.</summary>
public enum ClusterFeatures
{
    /// <summary>log(1 + value), negative values as 0.</summary>
    Log,

    /// <summary>The values themselves.</summary>
    Raw,
}
