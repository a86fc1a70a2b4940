namespace RfmBatch.Core.Clustering.Lasting;

/// <summary>Colours that a cluster keeps as long as its number.</summary>
/// <remarks>
/// Paul Tol's muted scheme (technical note SRON/EPS/TN/09-002), which people with colour vision deficiencies tell apart; after nine
/// clusters it begins again.
/// </remarks>
public static class ClusterColors
{
    private static readonly string[] Muted =
    [
        "#332288", "#88CCEE", "#44AA99", "#117733", "#999933", "#DDCC77", "#CC6677", "#882255", "#AA4499"
    ];

    /// <summary>The colour of a lasting number, from 1.</summary>
    public static string Of(int clusterNumber)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(clusterNumber, 1);
        return Muted[(clusterNumber - 1) % Muted.Length];
    }
}
