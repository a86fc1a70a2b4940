namespace RfmBatch.Storage.Specification;

/// <summary>Predicted value of the scenario's run 13: two customers with a prediction; the held run 14 has a model too.</summary>
internal static class BiScenarioValue
{
    public static async Task FillAsync(TableRows rows)
    {
        await rows.ExecuteAsync(
            "UPDATE {rfm.CustomerRfm} SET ProbabilityAlive = 0.75, ExpectedOrders12M = 1.5, PredictedValue12MAmount = RevenueAmount, "
            + "PredictedValue12MLowAmount = 0, PredictedValue12MHighAmount = RevenueAmount, NextOrderDate = LastOrderDate WHERE RunKey "
            + "= 13 AND CustomerKey IN (1, 2);");
        foreach (var run in new[] { 13, 14 })
        {
            await rows.InsertAsync(
                "rfm.ModelParameter",
                ("RunKey", run),
                ("ModelName", "BG/NBD"),
                ("ParameterName", "alpha"),
                ("Value", 4.5),
                ("StandardError", .25));
            await rows.InsertAsync(
                "rfm.ModelParameter",
                ("RunKey", run),
                ("ModelName", "BG/NBD"),
                ("ParameterName", "LogLikelihood"),
                ("Value", -9.5),
                ("StandardError", null));
            await rows.InsertAsync(
                "rfm.ModelHoldout",
                ("RunKey", run),
                ("OrdersInCalibration", 0),
                ("CustomerCount", 2),
                ("ActualOrders", 1),
                ("PredictedOrders", .5));
        }

        foreach (var (kind, segment, cluster, hierarchy) in new[] {
            ("all", 0, 0, 0),
            ("segment", 1, 0, 0),
            ("cluster", 0, 1, 0),
            ("hierarchy-cluster", 0, 0, 4)
        })
        {
            await rows.InsertAsync(
                "rfm.PredictedTotal",
                ("RunKey", 13),
                ("GroupKind", kind),
                ("SegmentKey", segment),
                ("ClusterKey", cluster),
                ("HierarchyClusterKey", hierarchy),
                ("CustomerCount", 2),
                ("ExpectedOrders12M", 3.0),
                ("ExpectedOrders12MLow", 1.0),
                ("ExpectedOrders12MHigh", 6.5),
                ("PredictedValue12MAmount", 47.7501m),
                ("PredictedValue12MLowAmount", 0m),
                ("PredictedValue12MHighAmount", 75.25m));
        }
    }
}
