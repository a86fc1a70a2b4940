namespace RfmBatch.Core.Clustering;

/// <summary>Where a cluster's mean lies against the population's.</summary>
public enum PersonaLevel
{
    /// <summary>Below by more than <see cref="ClusterPersona.LevelDistance"/> standard deviations.</summary>
    Low = -1,

    /// <summary>Near.</summary>
    Middle = 0,

    /// <summary>Above by more than that.</summary>
    High = 1,
}
