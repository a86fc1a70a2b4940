using System.Collections.Concurrent;
using System.Reflection;

namespace RfmBatch.Core.Segmentation;

/// <summary>The rule sets that come with the program.</summary>
public static class ShippedRuleSets
{
    private static readonly ConcurrentDictionary<string, RuleSet> Parsed = new(StringComparer.Ordinal);

    /// <summary>Their names, the default first.</summary>
    public static IReadOnlyList<string> Names { get; } = ["standard11", "rf10", "retail6", "managerial8", "value5"];

    /// <summary>The rule set of a name, or null where none is shipped under it.</summary>
    public static RuleSet? Find(string name) =>
        Names.Contains(name, StringComparer.Ordinal) ? Parsed.GetOrAdd(name, key => RuleSet.Parse(Text(key))) : null;

    /// <summary>The file of a shipped rule set, a pattern for one's own.</summary>
    /// <exception cref="RfmBatchException">No rule set is shipped under this name.</exception>
    public static string Text(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"RuleSets/{name}.json")
            ?? throw new RfmBatchException($"No rule set '{name}' is shipped.", $"Use one of {string.Join(", ", Names)}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
