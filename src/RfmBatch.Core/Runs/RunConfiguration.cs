using System.Security.Cryptography;
using System.Text;
using RfmBatch.Core.Segmentation;

namespace RfmBatch.Core.Runs;

/// <summary>Options and the rule set that they name, found to agree.</summary>
public sealed record RunConfiguration
{
    private RunConfiguration(RunOptions options, RuleSet ruleSet, int bins, string hash) =>
        (Options, RuleSet, Bins, Hash) = (options, ruleSet, bins, hash);

    /// <summary>What to compute.</summary>
    public RunOptions Options { get; }

    /// <summary>The rule set named by <see cref="RunOptions.RuleSet"/>.</summary>
    public RuleSet RuleSet { get; }

    /// <summary>
    /// Score classes: the options', else the rule set's, else what the breaks make, else <see cref="RuleSet.DefaultBins"/>.
    /// </summary>
    public int Bins { get; }

    /// <summary>ConfigurationHash: SHA-256 of what decides scores and segments, 64 lower-case hexadecimal digits.</summary>
    /// <remarks>
    /// Covers rules, bins, scoring, breaks, frequency, monetary, returns, zero amounts, filter and window; not the as-of date, the seed or
    /// later stages. Runs of equal hash have one history.
    /// </remarks>
    public string Hash { get; }

    /// <summary>Combines options with their rule set.</summary>
    /// <exception cref="InvalidInputException">They do not agree on the bins, or the breaks do not fit the bins: all errors at
    /// once.</exception>
    public static RunConfiguration Create(RunOptions options, RuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(ruleSet);
        var errors = new List<string>();
        var bins = options.Bins ?? ruleSet.Bins ?? options.Breaks?.Recency.Count + 1 ?? RuleSet.DefaultBins;
        if (bins is < 2 or > 10)
        {
            errors.Add($"--bins '{bins}' is not allowed; it must be a whole number from 2 to 10.");
        }
        else if (ruleSet.Bins is { } written && written != bins)
        {
            errors.Add($"--bins '{bins}' conflicts with rule set '{ruleSet.Name}', which is written for {written} bins.");
        }

        if (options.Breaks is { } breaks)
        {
            CheckEdges("R", breaks.Recency, bins, errors);
            CheckEdges("F", breaks.Frequency, bins, errors);
            CheckEdges("M", breaks.Monetary, bins, errors);
        }

        if (errors.Count > 0)
        {
            throw new InvalidInputException(
                errors, "Leave --bins out to use the rule set's own, or choose a rule set written for other bins.");
        }

        return new RunConfiguration(options, ruleSet, bins, HashOf(options, ruleSet, bins));
    }

    private static void CheckEdges(string metric, IReadOnlyList<double> edges, int bins, List<string> errors)
    {
        if (edges.Count != bins - 1)
        {
            errors.Add($"--scoring breaks: {metric} has {edges.Count} edges; {bins} bins need {bins - 1}.");
        }
    }

    private static string HashOf(RunOptions options, RuleSet ruleSet, int bins)
    {
        var scoring = RunOptionSpecifications.Table.WriteHash(options with { Bins = bins });
        return Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{{\"ruleSet\":{ruleSet.RulesJson},\"scoring\":{scoring}}}")));
    }
}
