using RfmBatch.Core.Segmentation;

namespace RfmBatch.Core.Runs;

/// <summary>What every stage of one run is told: when, and how.</summary>
/// <param name="AsOf">First day not observed (exclusive).</param>
/// <param name="Configuration">Options and rule set.</param>
public sealed record RunContext(DateOnly AsOf, RunConfiguration Configuration)
{
    /// <summary>What to compute.</summary>
    public RunOptions Options => Configuration.Options;

    /// <summary>The rules.</summary>
    public RuleSet RuleSet => Configuration.RuleSet;

    /// <summary>Score classes.</summary>
    public int Bins => Configuration.Bins;

    /// <summary>Seed of everything drawn at random.</summary>
    public int Seed => Configuration.Options.Seed;

    /// <summary>Last observed day.</summary>
    public DateOnly ObservedTo => AsOf.AddDays(-1);

    /// <summary>Combines date, options and rule set.</summary>
    /// <exception cref="InvalidInputException">Options and rule set do not agree.</exception>
    public static RunContext Create(DateOnly asOf, RunOptions options, RuleSet ruleSet) =>
        new(asOf, RunConfiguration.Create(options, ruleSet));
}
