using Microsoft.Extensions.Logging;
using RfmBatch.Core;
using RfmBatch.Core.Options;
using RfmBatch.Storage;
using RfmBatch.Application.Programs;
using RfmBatch.Storage.Loading;
using RfmBatch.Storage.Operations;

namespace RfmBatch.Application.Loading.Definitions;

/// <summary>Adds, changes, shows and removes load definitions.</summary>
public sealed partial class LoadDefinitionCatalog(RfmStore store, TimeProvider clock, ILogger logger)
{
    /// <summary>All load definitions, by name.</summary>
    public async Task<IReadOnlyList<LoadDefinitionRecord>> ListAsync(CancellationToken cancellationToken)
    {
        await store.EnsureDeployedAsync(cancellationToken);
        return await store.LoadDefinitions.ListAsync(cancellationToken);
    }

    /// <summary>One definition.</summary>
    /// <exception cref="InvalidInputException">There is none of this name.</exception>
    public async Task<LoadDefinitionRecord> ShowAsync(string loadName, CancellationToken cancellationToken)
    {
        var definitions = await ListAsync(cancellationToken);
        var names = definitions.Select(definition => definition.LoadName).ToList();
        var (known, next) = names.Count == 0 ? ("is none", "Add") : ($"are: {string.Join(", ", names)}", "Name one of these, or add");
        return definitions.SingleOrDefault(definition => definition.LoadName == loadName)
            ?? throw new InvalidInputException(
                [
                    $"There is no load definition '{loadName}'; there {known}."
                    + NearestName.Question(loadName, names)
                ],
                $"{next} it: rfmbatch loads add {TypedWord.Of(loadName)} --folder DIR.");
    }

    /// <summary>Adds a definition; what is not given has its default.</summary>
    /// <exception cref="InvalidInputException">There is one of this name, or a value is not allowed.</exception>
    public async Task<LoadDefinitionRecord> AddAsync(string loadName, OptionTexts given, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(loadName);
        ArgumentNullException.ThrowIfNull(given);
        if ((await ListAsync(cancellationToken)).Any(definition => definition.LoadName == loadName))
        {
            throw new InvalidInputException(
                [$"There is a load definition '{loadName}' already."], $"Change it: rfmbatch loads set {TypedWord.Of(loadName)}.");
        }

        if (given.Has("folder") == given.Has("table"))
        {
            throw new InvalidInputException(
                [given.Has("folder") ? "Give --folder or --table, not both." : "Give the --folder to look into, or a --table."],
                "A folder's new files are loaded; of a table the rows that are newer than those loaded from it before.");
        }

        var sourceKind = given.Has("folder") ? LoadSourceKind.Folder : LoadSourceKind.Table;
        return await SaveAsync(LoadDefinition.New(loadName, sourceKind), given, cancellationToken);
    }

    /// <summary>Changes a definition; what is not given stays.</summary>
    /// <exception cref="InvalidInputException">There is none of this name, or a value is not allowed.</exception>
    public async Task<LoadDefinitionRecord> SetAsync(string loadName, OptionTexts given, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(given);
        var record = await ShowAsync(loadName, cancellationToken);
        var isOtherSource = record.SourceKind == LoadSourceKind.Folder ? given.Has("table") : given.Has("folder") || given.Has("pattern");
        if (isOtherSource || (given["content"] ?? record.LoadKind) != record.LoadKind)
        {
            throw new InvalidInputException(
                [$"'{loadName}' loads {record.LoadKind} from a {record.SourceKind}; that is not changed."],
                $"Remove it and add it again: rfmbatch loads remove {TypedWord.Of(loadName)}.");
        }

        return await SaveAsync(LoadDefinition.Of(record), given, cancellationToken);
    }

    /// <summary>Removes a definition; what it loaded stays.</summary>
    /// <exception cref="InvalidInputException">There is none of this name.</exception>
    public async Task RemoveAsync(string loadName, CancellationToken cancellationToken)
    {
        var definition = await ShowAsync(loadName, cancellationToken);
        await store.LoadDefinitions.DeleteAsync(
            definition.LoadDefinitionKey, AuditEntry.RemoveLoadDefinition(loadName), cancellationToken);
        Removed(logger, loadName);
    }

    private async Task<LoadDefinitionRecord> SaveAsync(LoadDefinition definition, OptionTexts given, CancellationToken cancellationToken)
    {
        var errors = new List<string>();
        var changed = LoadDefinitionSpecifications.Table.Read(given, definition, errors);
        if (!changed.IsFolder)
        {
            OwnTables.Refuse(changed.Record.SourceText);
        }

        var programs = await store.Programs.ListAsync(cancellationToken);
        LoadDefinitionChecker.Check(changed, [.. programs.Select(program => program.ProgramName)], errors);
        var record = definition.Record;
        await store.LoadDefinitions.SaveAsync(
            changed.ToRecord(),
            AuditEntry.SaveLoadDefinition(record.LoadName, record.LoadDefinitionKey == 0, ChangedOptions.Of(given)),
            clock.GetUtcNow(),
            cancellationToken);
        Saved(logger, record.LoadName);
        return await ShowAsync(record.LoadName, cancellationToken);
    }

    [LoggerMessage(1010, LogLevel.Information, "Load definition {LoadName} was stored.")]
    private static partial void Saved(ILogger logger, string loadName);

    [LoggerMessage(1011, LogLevel.Information, "Load definition {LoadName} was removed.")]
    private static partial void Removed(ILogger logger, string loadName);
}
