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
        await rows.ExecuteAsync(
            "UPDATE {rfm.CustomerRfm} SET PredictionGap = 1 WHERE RunKey = 13 AND CustomerKey NOT IN (1, 2);");
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
            await rows.InsertAsync(
                "rfm.ModelChoice",
                ("RunKey", run),
                ("ModelName", "BG/NBD"),
                ("LogLikelihood", -9.5),
                ("ShowsDropout", true),
                ("HoldoutDeviance", 3.5),
                ("DevianceLead", null),
                ("DevianceLeadError", null),
                ("IsChosen", true),
                ("Reason", "It leads"));
            await rows.InsertAsync(
                "rfm.ModelChoice",
                ("RunKey", run),
                ("ModelName", "MBG/NBD"),
                ("LogLikelihood", -12.5),
                ("ShowsDropout", true),
                ("HoldoutDeviance", 4.5),
                ("DevianceLead", -1.0),
                ("DevianceLeadError", .5),
                ("IsChosen", false),
                ("Reason", null));
            await rows.InsertAsync(
                "rfm.IntervalClass",
                ("RunKey", run),
                ("OrdersFrom", 0),
                ("OrdersTo", 1),
                ("CustomerCount", 2),
                ("HighLevel", .96),
                ("LowLevel", .04),
                ("LowCustomerCount", 1),
                ("CoverageBefore", .85),
                ("CoverageAfter", .9),
                ("AboveShareBefore", .08),
                ("AboveShareAfter", .05));
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
                ("PredictedValue12MHighAmount", 75.25m),
                ("IntervalBasis", "backtested"),
                ("BacktestCount", 3),
                ("BacktestDays", 91),
                ("OrdersModelError", .25),
                ("OrdersBacktestError", .1),
                ("AmountModelError", .5),
                ("AmountBacktestError", .2));
        }
    }
}
