namespace RfmBatch.Core.Clustering;

/// <summary>Rules for the number of clusters.</summary>
public enum ClusterChoiceKind
{
    /// <summary>No clusters.</summary>
    Off,

    /// <summary>The stage chooses.</summary>
    Auto,

    /// <summary>A given number.</summary>
    Fixed,
}
