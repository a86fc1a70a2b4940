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
            "Mean silhouette of the customers of clusters, -1 to 1, weighted by customers over several; large is good.",
            Dax.Shown(
                "DIVIDE ( SUMX ( 'ClusterSummary', 'ClusterSummary'[CustomerCount] * 'ClusterSummary'[SilhouetteMean] ), SUMX ( "
                + "'ClusterSummary', IF ( NOT ISBLANK ( 'ClusterSummary'[SilhouetteMean] ), 'ClusterSummary'[CustomerCount] ) ) )")),
        new(
            "ClusterChoice",
            "Mean Silhouette",
            Choice,
            "0.000",
            "Mean silhouette of a solution of the run shown, by its number of clusters; large is good, blank for several numbers.",
            Dax.Shown(OneChoice("Silhouette"))),
        new(
            "ClusterChoice",
            "Total Inertia",
            Choice,
            Dax.Decimal,
            "Squared distances to the centroids by number of clusters; look for the elbow, blank for several numbers.",
            Dax.Shown(OneChoice("Inertia"))),
        new(
            "ClusterChoice",
            "Davies-Bouldin",
            Choice,
            "0.000",
            "Davies-Bouldin index by number of clusters; small is good, blank for several numbers.",
            Dax.Shown(OneChoice("DaviesBouldin"))),
        new(
            "ClusterChoice",
            "Calinski-Harabasz",
            Choice,
            "#,##0.0",
            "Calinski-Harabasz index by number of clusters; large is good, blank for several numbers.",
            Dax.Shown(OneChoice("CalinskiHarabasz"))),
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
            "Customers of clusters who have one value of one attribute; blank for several, which would count a customer more than once.",
            Dax.Shown(OneValue("ClusterProfile", "SUM ( 'ClusterProfile'[CustomerCount] )"))),
        new(
            "ClusterProfile",
            "Cluster Profile Index",
            Profile,
            "#,##0",
            "100 = as frequent in the cluster as among all customers; for one cluster, attribute and value, and blank for several.",
            Dax.Shown(OneValue("ClusterProfile", "MAX ( 'ClusterProfile'[IndexVsPopulation] )", "'ClusterProfile'[ClusterKey]"))),
        new(
            "SegmentProfile",
            "Segment Profile Customers",
            Profile,
            Dax.Count,
            "Customers of segments who have one value of one attribute; blank for several, which would count a customer more than once.",
            Dax.Shown(OneValue("SegmentProfile", "SUM ( 'SegmentProfile'[CustomerCount] )"))),
        new(
            "SegmentProfile",
            "Segment Profile Index",
            Profile,
            "#,##0",
            "100 = as frequent in the segment as among all customers; for one segment, attribute and value, and blank for several.",
            Dax.Shown(OneValue("SegmentProfile", "MAX ( 'SegmentProfile'[IndexVsPopulation] )", "'SegmentProfile'[SegmentKey]"))),
    ];

    private static string OneChoice(string column) => Dax.OneOf($"MAX ( 'ClusterChoice'[{column}] )", "'ClusterChoice'[ClusterCount]");

    private static string OneValue(string table, string expression, params string[] columns) =>
        Dax.OneOf(expression, [.. columns, $"'{table}'[AttributeName]", $"'{table}'[AttributeValue]"]);
}
