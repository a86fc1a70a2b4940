namespace RfmBatch.PowerBI.Model;

/// <summary>Measures over k-means clusters and profiles of the run shown.</summary>
internal static class ClusterMeasures
{
    private const string Choice = "Number of clusters";
    private const string Profile = "Profile";

    public static IEnumerable<ModelMeasure> All() =>
    [
        new(
            "ClusterSummary",
            "Cluster Name in Run",
            "Clusters",
            null,
            "What the run shown calls the one cluster in question; names follow the customers, keys last.",
            Dax.Shown("SELECTEDVALUE ( 'ClusterSummary'[ClusterNameInRun] )")),
        new(
            "ClusterSummary",
            "Cluster Silhouette",
            "Clusters",
            "0.000",
            "Mean silhouette of the customers of a cluster, -1 to 1; large is good.",
            Dax.Shown("AVERAGE ( 'ClusterSummary'[SilhouetteMean] )")),
        new(
            "ClusterChoice",
            "Mean Silhouette",
            Choice,
            "0.000",
            "Mean silhouette of a solution of the run shown, by its number of clusters; large is good.",
            Dax.Shown("AVERAGE ( 'ClusterChoice'[Silhouette] )")),
        new(
            "ClusterChoice",
            "Total Inertia",
            Choice,
            Dax.Decimal,
            "Squared distances to the centroids by number of clusters; look for the elbow.",
            Dax.Shown("AVERAGE ( 'ClusterChoice'[Inertia] )")),
        new(
            "ClusterChoice",
            "Davies-Bouldin",
            Choice,
            "0.000",
            "Davies-Bouldin index by number of clusters; small is good.",
            Dax.Shown("AVERAGE ( 'ClusterChoice'[DaviesBouldin] )")),
        new(
            "ClusterChoice",
            "Calinski-Harabasz",
            Choice,
            "#,##0.0",
            "Calinski-Harabasz index by number of clusters; large is good.",
            Dax.Shown("AVERAGE ( 'ClusterChoice'[CalinskiHarabasz] )")),
        new(
            "ClusterChoice",
            "Selected Clusters",
            Choice,
            "0",
            "Number of clusters that the run shown took.",
            Dax.Shown("MAX ( 'ClusterChoice'[ClusterCount] )", "'ClusterChoice'[IsSelected] = TRUE ()")),
        new(
            "SegmentClusterAgreement",
            "Customers in Both",
            "Clusters",
            Dax.Count,
            "Customers by segment and cluster of the run shown.",
            Dax.Shown("SUM ( 'SegmentClusterAgreement'[CustomerCount] )")),
        new(
            "ClusterProfile",
            "Cluster Profile Customers",
            Profile,
            Dax.Count,
            "Customers of a cluster by attribute and value.",
            Dax.Shown("SUM ( 'ClusterProfile'[CustomerCount] )")),
        new(
            "ClusterProfile",
            "Cluster Profile Index",
            Profile,
            "#,##0",
            "100 = as frequent in the cluster as among all customers; for one cluster, attribute and value.",
            Dax.Shown("AVERAGE ( 'ClusterProfile'[IndexVsPopulation] )")),
        new(
            "SegmentProfile",
            "Segment Profile Customers",
            Profile,
            Dax.Count,
            "Customers of a segment by attribute and value.",
            Dax.Shown("SUM ( 'SegmentProfile'[CustomerCount] )")),
        new(
            "SegmentProfile",
            "Segment Profile Index",
            Profile,
            "#,##0",
            "100 = as frequent in the segment as among all customers; for one segment, attribute and value.",
            Dax.Shown("AVERAGE ( 'SegmentProfile'[IndexVsPopulation] )")),
    ];
}
