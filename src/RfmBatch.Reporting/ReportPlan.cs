namespace RfmBatch.Reporting;

/// <summary>The newest campaign plan of a run.</summary>
internal sealed record ReportPlan
{
    /// <summary>Key of the plan.</summary>
    public required long PlanKey { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What the treated customers may cost.</summary>
    public required decimal BudgetAmount { get; init; }

    /// <summary>Chosen customers, treated and control.</summary>
    public required long SelectedCount { get; init; }

    /// <summary>Of them those left alone to compare with.</summary>
    public required long ControlCount { get; init; }

    /// <summary>What the treated customers cost.</summary>
    public required decimal CostAmount { get; init; }

    /// <summary>Expected gain of the treated customers.</summary>
    public required decimal ExpectedGainAmount { get; init; }

    /// <summary>What it considered for each segment, and what it chose.</summary>
    public required IReadOnlyList<ReportPlanAction> Actions { get; init; }
}

/// <summary>An action for a segment in a plan.</summary>
internal sealed record ReportPlanAction(ReportSegment Segment, string ActionName, string Channel, string Offer, decimal CostAmount, double UpliftProbability, string UpliftSource, long SelectedCount, long ControlCount, decimal SelectedCostAmount, decimal ExpectedGainAmount);
