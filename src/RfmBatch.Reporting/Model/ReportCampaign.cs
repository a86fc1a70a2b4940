namespace RfmBatch.Reporting.Model;

/// <summary>The newest campaign plan of a run.</summary>
internal sealed record ReportCampaign
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
    public required IReadOnlyList<ReportCampaignAction> Actions { get; init; }

    /// <summary>Days in which an order counts as response; null in plans of 0.1.</summary>
    public long? ResponseDays { get; init; }

    /// <summary>Mean uplift that it reckons with, 0..1.</summary>
    public double? UpliftProbability { get; init; }

    /// <summary>What its results can tell in all; null in plans of 0.1 and where nobody is chosen.</summary>
    public ReportPower? Power { get; init; }

    /// <summary>What came back, by action; empty before it was measured.</summary>
    public IReadOnlyList<ReportCampaignResult> Results { get; init; } = [];
}

/// <summary>An action for a segment in a plan.</summary>
internal sealed record ReportCampaignAction(
    ReportSegment Segment,
    string ActionName,
    string Channel,
    string Offer,
    decimal CostAmount,
    double UpliftProbability,
    string UpliftSource,
    long SelectedCount,
    long ControlCount,
    decimal SelectedCostAmount,
    decimal ExpectedGainAmount,
    ReportUplift? Measured = null,
    ReportPower? Power = null);

/// <summary>How an uplift was made of assumed and measured; null ends where results were too few.</summary>
internal sealed record ReportUplift(double Assumed, double? Measured, double? Low, double? High, double Weight);

/// <summary>What results can tell: of a plan, or of an action over all segments.</summary>
/// <param name="BaseProbability">Share who order anyway, 0..1.</param>
/// <param name="Detectable">Smallest uplift that shows; null without treated or control.</param>
/// <param name="DetectingControlShare">Share of control that would show the uplift reckoned with; null where none does.</param>
/// <param name="DetectingCustomerCount">Customers from which half of them as control would; null for an uplift of 0.</param>
internal sealed record ReportPower(
    double BaseProbability, double? Detectable, double? DetectingControlShare, long? DetectingCustomerCount);

/// <summary>What came back from an action.</summary>
/// <param name="ActionName">The action.</param>
/// <param name="MeasuredAt">When the responses were read, UTC.</param>
/// <param name="TreatedCount">Customers treated.</param>
/// <param name="TreatedResponseCount">Of them those who ordered.</param>
/// <param name="ControlCount">Customers left alone.</param>
/// <param name="ControlResponseCount">Of them those who ordered.</param>
/// <param name="Lift">Rate of the treated minus rate of the control, −1..1; null where there is no treated or no control.</param>
/// <param name="Low">Lower end of its 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="IsEnough">Whether controls and responses are enough to say anything of the lift.</param>
internal sealed record ReportCampaignResult(
    string ActionName,
    DateTimeOffset MeasuredAt,
    long TreatedCount,
    long TreatedResponseCount,
    long ControlCount,
    long ControlResponseCount,
    double? Lift,
    double? Low,
    double? High,
    bool IsEnough = true);
