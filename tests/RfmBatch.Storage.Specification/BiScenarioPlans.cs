using static RfmBatch.Storage.Specification.BiScenario;

namespace RfmBatch.Storage.Specification;

/// <summary>What segments of <see cref="BiScenario"/> are worth, and the plans made of it.</summary>
internal static class BiScenarioPlans
{
    public static async Task FillAsync(TableRows rows)
    {
        await AddValuesAsync(rows);
        await AddPlansAsync(rows);
    }

    private static async Task AddValuesAsync(TableRows rows)
    {
        foreach (var (run, segment, known) in new[] { (13, 1, true), (13, 2, false), (14, 1, true) })
        {
            await rows.InsertAsync(
                "rfm.SegmentValue",
                ("RunKey", run),
                ("SegmentKey", segment),
                ("CustomerCount", known ? 2 : 1),
                ("MarginShare", 0.4),
                ("DiscountRate", 0.1),
                ("SimpleClvAmount", known ? 38.2m : null),
                ("SimpleClvPerCustomerAmount", known ? 19.1m : null),
                ("SimpleClvReason", known ? null : "Nobody."),
                ("ModelValue12MAmount", known ? 12.5m : null),
                ("ModelValue12MPerCustomerAmount", known ? 6.25m : null),
                ("ModelValueReason", known ? null : "Nobody."),
                ("MarkovValueAmount", known ? 99.9m : null),
                ("MarkovValuePerCustomerAmount", known ? 49.95m : null),
                ("MarkovReason", known ? null : "Nobody."),
                ("MarkovFromRunKey", known ? 11 : null));
        }
    }

    // A plan of the latest run, and one of a trial, which is not shown.

    private static async Task AddPlansAsync(TableRows rows)
    {
        foreach (var (plan, run) in new[] { (1, 13), (2, 12) })
        {
            await rows.InsertAsync(
                "rfm.PlanSummary",
                ("PlanKey", plan),
                ("RunKey", run),
                ("ProgramKey", 1),
                ("CreatedAt", Noon),
                ("BudgetAmount", 10m),
                ("ControlShare", 0.5),
                ("MarginShare", 0.4),
                ("Seed", 1),
                ("AmountBasis", "average"),
                ("CandidateCount", 3),
                ("SuppressedCount", 1),
                ("SelectedCount", 2),
                ("ControlCount", 1),
                ("CostAmount", 0.05m),
                ("ExpectedGainAmount", 0.1234m),
                ("SelectedGainAmount", 0.2m),
                ("BoundGainAmount", 0.25m),
                ("CodeVersion", "0.1.0"),
                ("ResponseDays", 30),
                ("BaseProbability", 0.1),
                ("UpliftProbability", 0.005),
                ("DetectableUpliftProbability", 0.25),
                ("DetectingControlShare", plan == 1 ? 0.3 : null),
                ("DetectingCustomerCount", 113_024L));
            await rows.InsertAsync(
                "rfm.PlanAction",
                ("PlanKey", plan),
                ("SegmentKey", 1),
                ("ActionName", "Reward"),
                ("Channel", "e-mail"),
                ("Offer", "Thanks."),
                ("CostAmount", 0.05m),
                ("UpliftProbability", 0.005),
                ("UpliftSource", "assumed"),
                ("CandidateCount", 3),
                ("SelectedCount", 2),
                ("ControlCount", 1),
                ("SelectedCostAmount", 0.05m),
                ("ExpectedGainAmount", 0.1234m),
                ("AssumedUpliftProbability", 0.005),
                ("MeasuredUpliftProbability", 0.01),
                ("MeasuredUpliftLowProbability", -0.02),
                ("MeasuredUpliftHighProbability", 0.04),
                ("MeasuredUpliftWeight", 0.1),
                ("BaseProbability", 0.1),
                ("DetectableUpliftProbability", 0.25),
                ("DetectingControlShare", 0.3),
                ("DetectingCustomerCount", 113_024L));
            await rows.InsertAsync(
                "rfm.CampaignPlan",
                ("PlanKey", plan),
                ("CustomerKey", 1),
                ("RunKey", run),
                ("SegmentKey", 1),
                ("ActionName", "Reward"),
                ("Priority", 1),
                ("IsControl", false),
                ("CostAmount", 0.05m),
                ("ExpectedGainAmount", 0.1234m),
                ("Reason", "Bought often."));
            await rows.InsertAsync(
                "rfm.CampaignPlan",
                ("PlanKey", plan),
                ("CustomerKey", 2),
                ("RunKey", run),
                ("SegmentKey", 1),
                ("ActionName", "Reward"),
                ("Priority", 2),
                ("IsControl", true),
                ("CostAmount", 0m),
                ("ExpectedGainAmount", 0.0766m),
                ("Reason", "Bought often."));
            await rows.InsertAsync(
                "rfm.CampaignResult",
                ("PlanKey", plan),
                ("ActionName", "Reward"),
                ("MeasuredAt", Noon),
                ("TreatedCount", 1),
                ("TreatedResponseCount", 1),
                ("ControlCount", 1),
                ("ControlResponseCount", 0),
                ("TreatedAmount", 20.25m),
                ("ControlAmount", 0m),
                ("LiftProbability", 1.0),
                ("LiftLowProbability", -0.12),
                ("LiftHighProbability", 1.0),
                ("RevenueLiftAmount", 20.25m),
                ("RevenueLiftLowAmount", -1.5m),
                ("RevenueLiftHighAmount", 42m));
        }
    }
}
