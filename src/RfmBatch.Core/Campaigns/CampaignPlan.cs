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

    /// <summary>Expected gain of the chosen customers if all were treated, ten-thousandths; at most <see cref="BoundGainAmount"/>.</summary>
    public required long SelectedGainAmount { get; init; }

    /// <summary>What the treated customers cost, ten-thousandths; at most the budget.</summary>
    public long CostAmount => Customers.Where(customer => !customer.IsControl).Sum(customer => Options[customer.Option].Action.CostAmount);

    /// <summary>Expected gain of the treated customers, ten-thousandths.</summary>
    public long ExpectedGainAmount => Customers.Where(customer => !customer.IsControl).Sum(customer => customer.GainAmount);

    /// <summary>Customers left alone.</summary>
    public int ControlCount => Customers.Count(customer => customer.IsControl);
}
