using RfmBatch.Core;

namespace RfmBatch.Application.Loading.Definitions;

/// <summary>Finds everything that is wrong with a load definition at once: its name, its options, the programs it names.</summary>
internal static class LoadDefinitionChecker
{
    private const int MaxNameLength = 100;

    /// <exception cref="InvalidInputException">With one sentence for each value that is not allowed.</exception>
    public static void Check(LoadDefinition definition, IReadOnlyCollection<string> programNames, IEnumerable<string> readErrors)
    {
        var errors = new List<string>(readErrors);
        CheckName(definition.Record.LoadName, errors);
        LoadDefinitionSpecifications.Table.Check(definition, errors);
        errors.AddRange(definition.ThenRun.Where(name => name != LoadDefinition.AllPrograms && !programNames.Contains(name))
            .Select(name => $"--then-run '{name}' names no program; there are: {string.Join(", ", programNames)}."
                + NearestName.Question(name, programNames)));
        if (errors.Count > 0)
        {
            throw new InvalidInputException(errors, "Correct these; `rfmbatch loads add --help` explains the options.");
        }
    }

    private static void CheckName(string name, List<string> errors)
    {
        if (name.Length is 0 or > MaxNameLength || name != name.Trim() || name.Any(char.IsControl))
        {
            errors.Add(
                $"The name '{name}' is not allowed; it must have 1 to {MaxNameLength} characters and neither start nor end with a blank.");
        }
    }
}
