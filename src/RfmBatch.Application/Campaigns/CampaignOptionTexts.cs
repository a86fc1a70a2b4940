namespace RfmBatch.Application.Campaigns;

/// <summary>The options of a plan as they were typed; null where they were not.</summary>
public sealed record CampaignOptionTexts
{
    /// <summary>What the treated customers may cost, in the program's currency. Required.</summary>
    public string? Budget { get; init; }

    /// <summary>Costs per customer, each <c>ACTION=amount</c>.</summary>
    public IReadOnlyList<string> Costs { get; init; } = [];

    /// <summary>Incremental probabilities of an order, each <c>ACTION=share</c>.</summary>
    public IReadOnlyList<string> Uplifts { get; init; } = [];

    /// <summary>Share left alone.</summary>
    /// <value>Default: 10 %.</value>
    public string? Control { get; init; }

    /// <summary>Share of revenue that is profit.</summary>
    /// <value>Default: the run's.</value>
    public string? Margin { get; init; }

    /// <summary>Seed of the draw of the control.</summary>
    /// <value>Default: the run's.</value>
    public string? Seed { get; init; }

    /// <summary>Outcomes to draw.</summary>
    /// <value>Default: none.</value>
    public string? Simulate { get; init; }
}
