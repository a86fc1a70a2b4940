using RfmBatch.Core;
using RfmBatch.Core.Segmentation;
using RfmBatch.Storage;

namespace RfmBatch.Application.Programs;

/// <summary>Finds the rule set that options name: a file, a shipped one or a stored one.</summary>
internal static class RuleSetSource
{
    /// <exception cref="InvalidInputException">There is none, or the file is not a rule set.</exception>
    public static async Task<RuleSet> ResolveAsync(RfmStore store, string name, CancellationToken cancellationToken)
    {
        if (name.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            return RuleSet.ParseUserFile(await ReadAsync(name, cancellationToken));
        }

        if (ShippedRuleSets.Find(name) is { } shipped)
        {
            return shipped;
        }

        return await store.Segments.FindDefinitionAsync(name, cancellationToken) is { } definition
            ? RuleSet.Parse(definition)
            : throw new InvalidInputException(
                [
                    $"--segments '{name}' is not a shipped rule set ({string.Join(", ", ShippedRuleSets.Names)}) and none of that name is "
                    + $"stored.{NearestName.Question(name, ShippedRuleSets.Names)}"
                ],
                "Name one of these, or the path of a rule set ending in .json.");
    }

    private static async Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(
                [$"--segments '{path}' cannot be read: {FileFault.Reason(e)}."], "Name a readable file ending in .json, or a rule set.");
        }
    }
}
