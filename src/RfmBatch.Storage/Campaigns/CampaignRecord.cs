namespace RfmBatch.Storage.Campaigns;

/// <summary>A stored campaign plan; amounts in ten-thousandths.</summary>
public sealed record CampaignRecord
{
    /// <summary>Its key; 0 for one that is not stored yet.</summary>
    public int PlanKey { get; init; }

    /// <summary>The run whose customers it chose from.</summary>
    public required int RunKey { get; init; }

    /// <summary>The program.</summary>
    public required int ProgramKey { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What the treated customers may cost.</summary>
    public required long BudgetAmount { get; init; }

    /// <summary>Share left alone, 0..1.</summary>
    public required double ControlShare { get; init; }

    /// <summary>Share of revenue counted as profit, 0..1.</summary>
    public required double MarginShare { get; init; }

    /// <summary>Seed of the draw of the control.</summary>
    public required int Seed { get; init; }

    /// <summary><c>model</c> or <c>average</c>: where expected order amounts come from.</summary>
    public required string AmountBasis { get; init; }

    /// <summary>Customers to choose from.</summary>
    public required int CandidateCount { get; init; }

    /// <summary>Customers left out from the beginning.</summary>
    public required int SuppressedCount { get; init; }

    /// <summary>Chosen customers, control among them.</summary>
    public required int SelectedCount { get; init; }

    /// <summary>Of them those left alone.</summary>
    public required int ControlCount { get; init; }

    /// <summary>What the treated cost.</summary>
    public required long CostAmount { get; init; }

    /// <summary>Expected gain of the treated.</summary>
    public required long ExpectedGainAmount { get; init; }

    /// <summary>Expected gain if the control were treated too.</summary>
    public required long SelectedGainAmount { get; init; }

    /// <summary>Upper bound of it.</summary>
    public required long BoundGainAmount { get; init; }

    /// <summary>Version of the program that made it.</summary>
    public required string CodeVersion { get; init; }

    /// <summary>Days in which an order counts as response; null in plans of 0.1.</summary>
    public required int? ResponseDays { get; init; }

    /// <summary>Mean uplift that it reckons with, 0..1; null where nobody is chosen.</summary>
    public required double? UpliftProbability { get; init; }

    /// <summary>What its results can tell in all; null where nobody is chosen.</summary>
    public required CampaignPowerRecord? Power { get; init; }
}
