using RfmBatch.Core.Segmentation;

namespace RfmBatch.Core.Campaigns;

/// <summary>Who is treated with which action under a budget, and who is left alone for comparison.</summary>
public sealed record CampaignPlan
{
    /// <summary>What it was made with.</summary>
    public required CampaignSettings Settings { get; init; }

    /// <summary>Every segment's actions that were considered.</summary>
    public required IReadOnlyList<TreatmentOption> Options { get; init; }

    /// <summary>Customers of each option's segment whose gain by it would be more than 0; parallel to <see cref="Options"/>.</summary>
    public required IReadOnlyList<int> CandidateCounts { get; init; }

    /// <summary>The chosen customers by priority, controls among them.</summary>
    public required IReadOnlyList<CampaignCustomer> Customers { get; init; }

    /// <summary>Customers there were to choose from.</summary>
    public required int CandidateCount { get; init; }

    /// <summary>Upper bound of what any choice with the same budget could gain before the control is drawn, ten-thousandths.</summary>
    public required long BoundGainAmount { get; init; }

    /// <summary>
    /// Expected gain of the chosen customers if all were treated, ten-thousandths; at most <see cref="BoundGainAmount"/>.
    /// </summary>
    public required long SelectedGainAmount { get; init; }

    /// <summary>What the treated customers cost, ten-thousandths; at most the budget.</summary>
    public long CostAmount => Customers.Where(customer => !customer.IsControl).Sum(customer => Options[customer.Option].Action.CostAmount);

    /// <summary>Expected gain of the treated customers, ten-thousandths.</summary>
    public long ExpectedGainAmount => Customers.Where(customer => !customer.IsControl).Sum(customer => customer.GainAmount);

    /// <summary>Customers left alone.</summary>
    public int ControlCount => Customers.Count(customer => customer.IsControl);
}

/// <summary>One customer of a plan.</summary>
/// <param name="Row">Index into the candidates.</param>
/// <param name="Option">Index into the plan's options.</param>
/// <param name="Priority">1 = most gain for the cost.</param>
/// <param name="IsControl">Left alone, to compare with.</param>
/// <param name="GainAmount">Expected gain of the action, ten-thousandths, more than 0; of a control what is forgone.</param>
public sealed record CampaignCustomer(int Row, int Option, int Priority, bool IsControl, long GainAmount);

/// <summary>An action that a plan may take with the customers of a segment, with the assumptions it uses.</summary>
/// <param name="SegmentKey">The segment.</param>
/// <param name="SegmentName">Its name.</param>
/// <param name="Action">The action, with cost and uplift as the plan uses them.</param>
/// <param name="Source">Where the uplift comes from.</param>
/// <param name="AssumedUplift">What rule set, actions file or <c>--uplift</c> assume, before results of earlier plans were used.</param>
/// <param name="Evidence">What earlier plans measured; null where their results are not used.</param>
public sealed record TreatmentOption(
    int SegmentKey,
    string SegmentName,
    SegmentAction Action,
    UpliftSource Source,
    double AssumedUplift,
    UpliftEvidence? Evidence = null);

/// <summary>
/// Where an uplift comes from; the names are part of the published contract (<c>bi.PlanAction.UpliftSource</c>, lower case).
/// </summary>
public enum UpliftSource
{
    /// <summary>The rule set's or the actions file's assumption.</summary>
    Assumed,

    /// <summary>Given with <c>--uplift</c>.</summary>
    Given,

    /// <summary>Measured against the control of earlier plans, and shrunk towards what was assumed.</summary>
    Measured,
}
