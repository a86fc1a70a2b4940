namespace RfmBatch.Application.Campaigns;

/// <summary>The options of a plan, read and checked; what each says and allows is in <see cref="CampaignOptionSpecifications"/>.</summary>
internal sealed record CampaignOptions
{
    private static readonly Dictionary<string, long> NoCosts = [];

    private static readonly Dictionary<string, double> NoUplifts = [];

    /// <summary>What the treated customers may cost, in ten-thousandths of the program's currency.</summary>
    public long BudgetAmount { get; init; }

    /// <summary>The program.</summary>
    public string ProgramName { get; init; } = "default";

    /// <summary>A published run of it, or null for its latest.</summary>
    public int? RunKey { get; init; }

    /// <summary>Costs in ten-thousandths by action as it was typed.</summary>
    public IReadOnlyDictionary<string, long> Costs { get; init; } = NoCosts;

    /// <summary>Uplifts by action as it was typed.</summary>
    public IReadOnlyDictionary<string, double> Uplifts { get; init; } = NoUplifts;

    /// <summary>Share left alone.</summary>
    public decimal ControlShare { get; init; } = 0.1m;

    /// <summary>Share of revenue that is profit, or null for the run's.</summary>
    public decimal? MarginShare { get; init; }

    /// <summary>Seed of the draw of the control, or null for the run's.</summary>
    public int? Seed { get; init; }

    /// <summary>A file of customer ids that must not be contacted, or null.</summary>
    public string? SuppressFile { get; init; }

    /// <summary>A JSON file of actions that replaces those of the segments it names, or null.</summary>
    public string? ActionsFile { get; init; }

    /// <summary>Whether uplift measured by earlier plans of the program replaces assumed uplift.</summary>
    public bool UsesResults { get; init; }

    /// <summary>Days in which an order counts as response, 1..365; only what a plan can detect depends on it.</summary>
    public int ResponseDays { get; init; } = 30;

    /// <summary>Outcomes to draw, or null for none.</summary>
    public int? SimulationCount { get; init; }
}
