namespace RfmBatch.Storage.Specification;

/// <summary>
/// Clusters of the scenario's run 13: two by k-means, one hierarchical of three leaves; a third of k-means that only the held run 14 has.
/// </summary>
internal static class BiScenarioClusters
{
    public static async Task FillAsync(TableRows rows)
    {
        await AddClusterAsync(rows, 1, "k-means", 1, "Recent", isPublished: true);
        await AddClusterAsync(rows, 2, "k-means", 2, "Lapsed", isPublished: true);
        await AddClusterAsync(rows, 3, "k-means", 3, "Held back", isPublished: false);
        await AddClusterAsync(rows, 4, "ward", 1, "Average", isPublished: true);
        foreach (var (customer, cluster) in new[] { (1, 1), (2, 1), (4, 2) })
        {
            await rows.ExecuteAsync(
                $"UPDATE {{rfm.CustomerRfm}} SET ClusterKey = {cluster}, HierarchyClusterKey = 4 WHERE RunKey = 13 AND CustomerKey = "
                + $"{customer};");
        }

        await AddSummaryAsync(rows, 13, "k-means", 1, "Recent", 2, 47.7501m);
        await AddSummaryAsync(rows, 13, "k-means", 2, "Lapsed", 1, 3.2499m);
        await AddSummaryAsync(rows, 13, "ward", 4, "Average", 3, 51m);
        await AddSummaryAsync(rows, 14, "k-means", 3, "Held back", 1, 20.25m);
        foreach (var (count, isSelected) in new[] { (2, true), (3, false) })
        {
            await rows.InsertAsync(
                "rfm.ClusterChoice",
                ("RunKey", 13),
                ("ClusterCount", count),
                ("Inertia", 4.5 / count),
                ("Silhouette", .5),
                ("SilhouetteStandardError", 0.0),
                ("DaviesBouldin", .4),
                ("CalinskiHarabasz", 9.5),
                ("SmallestShare", 1.0 / 3),
                ("IsSelected", isSelected),
                ("PredictionStrength", .8),
                ("PredictionStrengthStandardError", .02),
                ("AdjustedRand", .9),
                ("AdjustedRandDeviation", .05),
                ("StabilityCustomerCount", 3));
        }

        foreach (var (merge, left, right, height, customers) in new[] { (1, 1, 2, .25, 2), (2, 4, 3, 2.5, 3) })
        {
            await rows.InsertAsync(
                "rfm.ClusterMerge",
                ("RunKey", 13),
                ("MergeNumber", merge),
                ("LeftNode", left),
                ("RightNode", right),
                ("Height", height),
                ("CustomerCount", customers));
        }

        foreach (var leaf in new[] { 1, 2, 3 })
        {
            await rows.InsertAsync("rfm.ClusterLeaf", ("RunKey", 13), ("LeafNode", leaf), ("HierarchyClusterKey", 4), ("CustomerCount", 1));
        }

        foreach (var (table, key) in new[] { ("ClusterProfile", "ClusterKey"), ("SegmentProfile", "SegmentKey") })
        {
            await rows.InsertAsync(
                $"rfm.{table}",
                ("RunKey", 13),
                (key, 1),
                ("AttributeName", "Country"),
                ("AttributeValue", "France"),
                ("CustomerCount", 1),
                ("IndexVsPopulation", 200.0));
            await rows.InsertAsync(
                $"rfm.{table}",
                ("RunKey", 13),
                (key, 1),
                ("AttributeName", "Country"),
                ("AttributeValue", "Unknown"),
                ("CustomerCount", 1),
                ("IndexVsPopulation", 200.0 / 3));
        }

        await rows.InsertAsync("rfm.SegmentClusterAgreement", ("RunKey", 13), ("SegmentKey", 1), ("ClusterKey", 1), ("CustomerCount", 2));
        await rows.InsertAsync("rfm.SegmentClusterAgreement", ("RunKey", 13), ("SegmentKey", 2), ("ClusterKey", 2), ("CustomerCount", 1));
    }

    private static Task AddClusterAsync(
        TableRows rows, int key, string method, int number, string name, bool isPublished) => rows.InsertAsync(
        "rfm.Cluster",
        ("ClusterKey", key),
        ("ProgramKey", 1),
        ("Method", method),
        ("ClusterNumber", number),
        ("ClusterName", name),
        ("SortOrder", 100 * key),
        ("ColorHex", "#332288"),
        ("FirstRunKey", isPublished ? 13 : 14),
        ("IsPublished", isPublished));

    private static Task AddSummaryAsync(
        TableRows rows, int run, string method, int key, string name, int customers, decimal revenue) => rows.InsertAsync(
        "rfm.ClusterSummary",
        ("RunKey", run),
        ("Method", method),
        ("ClusterKey", key),
        ("ClusterNameInRun", name),
        ("SortOrder", 100 * key),
        ("CustomerCount", customers),
        ("CustomerShare", customers / 4.0),
        ("OrderCount", customers),
        ("RevenueAmount", revenue),
        ("RevenueShare", (double)(revenue / 47.75m)),
        ("RecencyDaysMean", 1.0),
        ("OrderCountMean", 1.5),
        ("RevenueAmountMean", (double)revenue / customers),
        ("SilhouetteMean", .5));
}
