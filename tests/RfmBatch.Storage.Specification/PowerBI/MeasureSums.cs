namespace RfmBatch.Storage.Specification.PowerBI;

/// <summary>Measures that are sums, means and quotients of rows of one view, computed from rows without SQL and without DAX.</summary>
internal sealed class MeasureSums(MeasureRows rows, MeasureSlice slice)
{
    public double? Of(string measure) => OfCustomers(measure) ?? OfRun(measure) ?? OfPlan(measure) ?? OfLoads(measure);

    private double? OfCustomers(string measure)
    {
        var customers = Rows("CustomerRfm", "RunKey", slice.RunKey)
            .Where(row => row.Is("SegmentKey", slice.SegmentKey) && row.Is("RecencyScore", slice.RecencyScore))
            .ToList();
        double? Risk(MeasureRow row) => row.Number("RevenueAmount") * (1 - row.Number("ProbabilityAlive"));
        return measure switch
        {
            "Scored Customers" => customers.Count(row => row.Number("RecencyScore") is not null) is var count and > 0 ? count : null,
            "Recency Days" => customers.Average(row => row.Number("RecencyDays")),
            "Orders" => Sum(customers, "OrderCount"),
            "Orders per Customer" => Divide(Sum(customers, "OrderCount"), customers.Count),
            "Revenue per Customer" => Divide(Sum(customers, "RevenueAmount"), customers.Count),
            "Average Order Amount" => Divide(Sum(customers, "RevenueAmount"), Sum(customers, "OrderCount")),
            "Probability Alive" => customers.Average(row => row.Number("ProbabilityAlive")),
            "Expected Orders 12M" => Sum(customers, "ExpectedOrders12M"),
            "Predicted Value 12M" => Sum(customers, "PredictedValue12MAmount"),
            "Predicted Value 12M per Customer" => Divide(Sum(customers, "PredictedValue12MAmount"), customers.Count),
            "Value at Risk" => Sum(customers.Select(Risk)),
            "Value at Risk %" => Divide(Sum(customers.Select(Risk)), Sum(customers, "RevenueAmount")),
            _ => null,
        };
    }

    private double? OfRun(string measure)
    {
        IEnumerable<MeasureRow> OfSegments(string view) =>
            Rows(view, "RunKey", slice.RunKey).Where(row => row.Is("SegmentKey", slice.SegmentKey));
        var totals = OfSegments("PredictedTotal").Where(row => row.Text("GroupKind") == (slice.SegmentKey is null ? "all" : "segment"));
        var bridge = rows["RevenueBridge"].Where(row => row.Number("ToRunKey") == slice.RunKey).ToList();
        var choice = Rows("ClusterChoice", "RunKey", slice.RunKey)
            .Where(row => row.Number("IsSelected") == 1 && row.Is("ClusterCount", slice.ClusterCount));
        return measure switch
        {
            "Predicted Total 12M" => Sum(totals, "PredictedValue12MAmount"),
            "Predicted Total 12M Low" => Sum(totals, "PredictedValue12MLowAmount"),
            "Predicted Total 12M High" => Sum(totals, "PredictedValue12MHighAmount"),
            "Simple CLV" => Sum(OfSegments("SegmentValue"), "SimpleClvAmount"),
            "Model Value 12M" => Sum(OfSegments("SegmentValue"), "ModelValue12MAmount"),
            "Markov Value" => Sum(OfSegments("SegmentValue"), "MarkovValueAmount"),
            "Actual Holdout Orders" => Sum(Rows("ModelHoldout", "RunKey", slice.RunKey), "ActualOrders"),
            "Predicted Holdout Orders" => Sum(Rows("ModelHoldout", "RunKey", slice.RunKey), "PredictedOrders"),
            "Run Customers" => Sum(Rows("Run", "RunKey", slice.RunKey), "CustomerCount"),
            "Run Revenue" => Sum(Rows("Run", "RunKey", slice.RunKey), "RevenueAmount"),
            "Segment Customers" => Sum(OfSegments("SegmentSummary"), "CustomerCount"),
            "Segment Revenue" => Sum(OfSegments("SegmentSummary"), "RevenueAmount"),
            "Cell Customers" => Sum(Rows("RfmCell", "RunKey", slice.RunKey), "CustomerCount"),
            "Cell Revenue" => Sum(Rows("RfmCell", "RunKey", slice.RunKey), "RevenueAmount"),
            "Customers in Both" => Sum(
                OfSegments("SegmentClusterAgreement").Where(row => row.Is("ClusterKey", slice.ClusterKey)), "CustomerCount"),
            "Selected Clusters" => choice.Max(row => row.Number("ClusterCount")),
            "Bridge Amount" => Sum(
                bridge.Where(row =>
                    row.Number("FromRunKey") == bridge.Max(other => other.Number("FromRunKey")) && row.Is("SegmentKey", slice.SegmentKey)),
                "ChangeAmount"),
            "Shown Plan Key" => Rows("PlanSummary", "RunKey", slice.RunKey).Max(row => row.Number("PlanKey")),
            _ => null,
        };
    }

    private double? OfPlan(string measure)
    {
        var key = Rows("PlanSummary", "RunKey", slice.RunKey).Max(row => row.Number("PlanKey"));
        var plan = Rows("PlanSummary", "PlanKey", key).ToList();
        var customers = Rows("CampaignPlan", "PlanKey", key)
            .Where(row => row.Is("SegmentKey", slice.SegmentKey) && row.Is("ActionName", slice.ActionName))
            .ToLookup(row => row.Number("IsControl") == 1);
        var results = Rows("CampaignResult", "PlanKey", key).Where(row => row.Is("ActionName", slice.ActionName)).ToList();
        var measured = results.Where(row => row.Number("LiftProbability") is not null).ToList();
        var isEnough = Sum(results, "ControlCount") >= 50
            && Sum(results, "TreatedResponseCount") + Sum(results, "ControlResponseCount") >= 5;
        var isOneAction = results.Select(row => row.Text("ActionName")).Distinct().Count() == 1;
        return measure switch
        {
            "Plan Budget" => Sum(plan, "BudgetAmount"),
            "Detectable Uplift" => plan.Max(row => row.Number("DetectableUpliftProbability")),
            "Planned Uplift" => plan.Max(row => row.Number("UpliftProbability")),
            "Planned Customers" => customers[false].Any() ? customers[false].Count() : null,
            "Control Customers" => customers[true].Any() ? customers[true].Count() : null,
            "Plan Cost" => Sum(customers.SelectMany(group => group), "CostAmount"),
            "Plan Expected Gain" => Sum(customers[false], "ExpectedGainAmount"),
            "Treated Customers" => Sum(results, "TreatedCount"),
            "Treated Responses" => Sum(results, "TreatedResponseCount"),
            "Treated Response Rate" => Divide(Sum(results, "TreatedResponseCount"), Sum(results, "TreatedCount")),
            "Control Response Rate" => Divide(Sum(results, "ControlResponseCount"), Sum(results, "ControlCount")),
            "Lift" when isEnough => Divide(
                Sum(measured.Select(row => row.Number("TreatedCount") * row.Number("LiftProbability"))), Sum(measured, "TreatedCount")),
            "Lift Low" when isOneAction => results.Where(row => row.Number("IsEnough") == 1).Max(row => row.Number("LiftLowProbability")),
            "Lift High" when isOneAction => results.Where(row => row.Number("IsEnough") == 1).Max(row => row.Number("LiftHighProbability")),
            _ => null,
        };
    }

    private double? OfLoads(string measure) => measure switch
    {
        "Rows Read" => Sum(rows["Load"], "RowsRead"),
        "Rows Loaded" => Sum(rows["Load"], "RowsLoaded"),
        "Rows Rejected" => Sum(rows["Load"], "RowsRejected"),
        "Rejection Rate" => Divide(Sum(rows["Load"], "RowsRejected"), Sum(rows["Load"], "RowsRead")),
        "Amount Loaded" => Sum(rows["Load"], "AmountLoaded"),
        "Rejected Lines" => rows["RejectedRow"].Count > 0 ? rows["RejectedRow"].Count : null,
        "Line Amount" => Sum(rows["Sale"], "Amount"),
        "Lines" => rows["Sale"].Count > 0 ? rows["Sale"].Count : null,
        _ => null,
    };

    private IEnumerable<MeasureRow> Rows(string view, string column, double? key) =>
        rows[view].Where(row => key is not null && row.Number(column) == key);

    private static double? Sum(IEnumerable<MeasureRow> of, string column) => Sum(of.Select(row => row.Number(column)));

    private static double? Sum(IEnumerable<double?> numbers)
    {
        var known = numbers.OfType<double>().ToList();
        return known.Count == 0 ? null : known.Sum();
    }

    private static double? Divide(double? part, double? whole) => whole is null or 0 ? null : part / whole;
}
