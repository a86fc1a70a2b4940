namespace RfmBatch.PowerBI.Model;

/// <summary>Measures over one campaign plan: the one filtered on, or the newest of the run shown.</summary>
internal static class CampaignMeasures
{
    private const string Plan = "Plan";
    private const string Result = "Result";

    public static IEnumerable<ModelMeasure> All() =>
    [
        new(
            "PlanSummary",
            "Shown Plan Key",
            Plan,
            "0",
            "Plan that measures are about: of the plans of the run shown that slicers leave, the newest.",
            Dax.Shown("MAX ( 'PlanSummary'[PlanKey] )")),
        new(
            "PlanSummary",
            "Plan Budget",
            Plan,
            Dax.Money,
            "What the treated customers of the plan may cost.",
            OfPlan("SUM ( 'PlanSummary'[BudgetAmount] )")),
        new(
            "CampaignPlan",
            "Planned Customers",
            Plan,
            Dax.Count,
            "Customers whom the plan treats.",
            OfPlan("COUNTROWS ( 'CampaignPlan' )", "KEEPFILTERS ( 'CampaignPlan'[IsControl] = FALSE () )")),
        new(
            "CampaignPlan",
            "Control Customers",
            Plan,
            Dax.Count,
            "Customers whom the plan leaves alone to compare with.",
            OfPlan("COUNTROWS ( 'CampaignPlan' )", "KEEPFILTERS ( 'CampaignPlan'[IsControl] = TRUE () )")),
        new(
            "CampaignPlan",
            "Plan Cost",
            Plan,
            Dax.Money,
            "What treating the customers costs.",
            OfPlan("SUM ( 'CampaignPlan'[CostAmount] )")),
        new(
            "CampaignPlan",
            "Plan Expected Gain",
            Plan,
            Dax.Money,
            "Expected gain of the treated customers.",
            OfPlan("SUM ( 'CampaignPlan'[ExpectedGainAmount] )", "KEEPFILTERS ( 'CampaignPlan'[IsControl] = FALSE () )")),
        new(
            "PlanAction",
            "Action Candidates",
            Plan,
            Dax.Count,
            "Customers whom one action is expected to gain more from than it costs; blank for several, which may want the same customer.",
            OfPlan(Dax.OneOf("SUM ( 'PlanAction'[CandidateCount] )", "'PlanAction'[ActionName]"))),
        new(
            "CampaignResult",
            "Treated Response Rate",
            Result,
            Dax.Share,
            "Customers who ordered divided by those treated.",
            "DIVIDE ( [Treated Responses], [Treated Customers] )"),
        new(
            "CampaignResult",
            "Control Response Rate",
            Result,
            Dax.Share,
            "Customers who ordered divided by those left alone.",
            OfPlan("DIVIDE ( SUM ( 'CampaignResult'[ControlResponseCount] ), SUM ( 'CampaignResult'[ControlCount] ) )")),
        new(
            "CampaignResult",
            "Treated Customers",
            Result,
            Dax.Count,
            "Customers treated, where results were read.",
            OfPlan("SUM ( 'CampaignResult'[TreatedCount] )")),
        new(
            "CampaignResult",
            "Treated Responses",
            Result,
            Dax.Count,
            "Treated customers who ordered.",
            OfPlan("SUM ( 'CampaignResult'[TreatedResponseCount] )")),
        new(
            "CampaignResult",
            "Lift",
            Result,
            "+0.0%;-0.0%;0.0%",
            "Response rate of the treated minus that of the control within each action, weighted by the treated: orders that the campaign "
            + "brought. Blank without control or where controls and responses are too few.",
            OfPlan(
                "IF ( SUM ( 'CampaignResult'[ControlCount] ) >= 50 && SUM ( 'CampaignResult'[TreatedResponseCount] ) "
                + "+ SUM ( 'CampaignResult'[ControlResponseCount] ) >= 5, DIVIDE ( SUMX ( 'CampaignResult', "
                + "'CampaignResult'[TreatedCount] * 'CampaignResult'[LiftProbability] ), SUMX ( 'CampaignResult', "
                + "IF ( NOT ISBLANK ( 'CampaignResult'[LiftProbability] ), 'CampaignResult'[TreatedCount] ) ) ) )")),
        new(
            "CampaignResult",
            "Lift Low",
            Result,
            "+0.0%;-0.0%;0.0%",
            "Lower end of the 95 % interval of the lift of one action (Newcombe 1998); blank for several, or where results are too few.",
            OfPlan(OneResult("LiftLowProbability"))),
        new(
            "CampaignResult",
            "Lift High",
            Result,
            "+0.0%;-0.0%;0.0%",
            "Upper end of the 95 % interval of the lift of one action (Newcombe 1998); blank for several, or where results are too few.",
            OfPlan(OneResult("LiftHighProbability"))),
        new(
            "PlanSummary",
            "Detectable Uplift",
            Plan,
            "0.0%",
            "Smallest incremental probability of an order in all that the results of the plan would show.",
            OfPlan("MAX ( 'PlanSummary'[DetectableUpliftProbability] )")),
        new(
            "PlanSummary",
            "Planned Uplift",
            Plan,
            "0.0%",
            "Mean incremental probability of an order that the plan reckons with.",
            OfPlan("MAX ( 'PlanSummary'[UpliftProbability] )")),
    ];

    private static string OneResult(string column) => Dax.OneOf(
        $"CALCULATE ( MAX ( 'CampaignResult'[{column}] ), KEEPFILTERS ( 'CampaignResult'[IsEnough] = TRUE () ) )",
        "'CampaignResult'[ActionName]");

    private static string OfPlan(string expression, params string[] filters)
    {
        IEnumerable<string> all = ["'PlanSummary'[PlanKey] = PlanKeyOfInterest", .. filters];
        return $"VAR PlanKeyOfInterest = [Shown Plan Key]\nRETURN\n    CALCULATE ( {expression}, {string.Join(", ", all)} )";
    }
}
