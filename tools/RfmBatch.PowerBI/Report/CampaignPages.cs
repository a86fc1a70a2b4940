using static RfmBatch.PowerBI.Report.PageParts;
using static RfmBatch.PowerBI.Report.Visuals;

namespace RfmBatch.PowerBI.Report;

/// <summary>Plans and what came of them, and why revenue changed between two runs.</summary>
internal static class CampaignPages
{
    public static Page Campaigns() => Make(
        "Campaigns",
        [
            Figures(
                Measure("PlanSummary", "Plan Budget"),
                Measure("CampaignPlan", "Plan Cost"),
                Measure("CampaignPlan", "Plan Expected Gain"),
                Measure("PlanSummary", "Planned Uplift"),
                Measure("PlanSummary", "Detectable Uplift")),
            Slicer("Plan (none: the newest)", Column("PlanSummary", "PlanKey"), new Place(1040, 90, 220, 80), Several),
            Table(
                "Plan: who is treated, and who is left alone to compare with",
                new Place(20, 190, 600, 250),
                Column("CampaignPlan", "ActionName"),
                Measure("CampaignPlan", "Planned Customers"),
                Measure("CampaignPlan", "Control Customers"),
                Measure("CampaignPlan", "Plan Cost"),
                Measure("CampaignPlan", "Plan Expected Gain")),
            Bars(
                "Planned customers by segment",
                Segment,
                Measure("CampaignPlan", "Planned Customers"),
                new Place(640, 190, 620, 250),
                SegmentColor),
            Table(
                "Results: treated beside control, and the lift with its 95 % interval",
                new Place(20, 460, 860, 240),
                Column("CampaignResult", "ActionName"),
                Measure("CampaignResult", "Treated Customers"),
                Measure("CampaignResult", "Treated Response Rate"),
                Measure("CampaignResult", "Control Response Rate"),
                Measure("CampaignResult", "Lift"),
                Measure("CampaignResult", "Lift Low"),
                Measure("CampaignResult", "Lift High")),
            Bars(
                "Lift by action",
                Column("CampaignResult", "ActionName"),
                Measure("CampaignResult", "Lift"),
                new Place(900, 460, 360, 240)),
        ]);

    public static Page Bridge() => Make(
        "Bridge",
        [
            Waterfall(
                "Why revenue changed since the run it was compared with",
                Column("RevenueBridge", "Component"),
                Measure("RevenueBridge", "Bridge Amount"),
                new Place(20, 90, 1240, 290)),
            Matrix(
                "By segment (rows) and component",
                Segment,
                Column("RevenueBridge", "Component"),
                Measure("RevenueBridge", "Bridge Amount"),
                new Place(20, 400, 1240, 300)),
        ]);
}
