using Microsoft.Extensions.Logging;
using RfmBatch.Core;
using RfmBatch.Storage;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Loading.Definitions;

/// <summary>Adds, changes, shows and removes load definitions.</summary>
public sealed partial class LoadDefinitionCatalog(RfmStore store, TimeProvider clock, ILogger logger)
{
    private const string DefaultPattern = "*.csv";

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
        return definitions.SingleOrDefault(definition => definition.LoadName == loadName)
            ?? throw new InvalidInputException(
                [
                    $"There is no load definition '{loadName}'; there "
                    + $"{(definitions.Count == 0 ? "are none" : "are: " + string.Join(", ", definitions.Select(definition => definition.LoadName)))}."
                ],
                $"Name one of these, or add it: rfmbatch loads add {loadName} --folder DIR.");
    }

    /// <summary>Adds a definition; what is not given has its default.</summary>
    /// <exception cref="InvalidInputException">There is one of this name, or a value is not allowed.</exception>
    public async Task<LoadDefinitionRecord> AddAsync(string loadName, LoadDefinitionChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(loadName);
        ArgumentNullException.ThrowIfNull(change);
        if ((await ListAsync(cancellationToken)).Any(definition => definition.LoadName == loadName))
        {
            throw new InvalidInputException(
                [$"There is a load definition '{loadName}' already."], $"Change it: rfmbatch loads set {loadName}.");
        }

        if ((change.Folder is null) == (change.Table is null))
        {
            throw new InvalidInputException(
                [change.Folder is null ? "Give the --folder to look into, or a --table." : "Give --folder or --table, not both."],
                "A folder's new files are loaded; of a table the rows that are newer than those loaded from it before.");
        }

        var definition = new LoadDefinitionRecord
        {
            LoadName = loadName,
            SourceKind = change.Folder is null ? LoadSourceKind.Table : LoadSourceKind.Folder,
            LoadKind = change.Content ?? LoadKind.Transactions,
            SourceText = "",
            FilePattern = change.Folder is null ? null : DefaultPattern,
            OptionsJson = new LoadDefinitionOptions().ToJson(),
            TimeZoneId = "UTC",
            IsEnabled = true,
        };
        return await SaveAsync(definition, change, cancellationToken);
    }

    /// <summary>Changes a definition; what is not given stays.</summary>
    /// <exception cref="InvalidInputException">There is none of this name, or a value is not allowed.</exception>
    public async Task<LoadDefinitionRecord> SetAsync(string loadName, LoadDefinitionChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        var definition = await ShowAsync(loadName, cancellationToken);
        if ((definition.SourceKind == LoadSourceKind.Folder ? change.Table : change.Folder ?? change.Pattern) is not null
            || (change.Content ?? definition.LoadKind) != definition.LoadKind)
        {
            throw new InvalidInputException(
                [$"'{loadName}' loads {definition.LoadKind} from a {definition.SourceKind}; that is not changed."],
                $"Remove it and add it again: rfmbatch loads remove {loadName}.");
        }

        return await SaveAsync(definition, change, cancellationToken);
    }

    /// <summary>Removes a definition; what it loaded stays.</summary>
    /// <exception cref="InvalidInputException">There is none of this name.</exception>
    public async Task RemoveAsync(string loadName, CancellationToken cancellationToken)
    {
        var definition = await ShowAsync(loadName, cancellationToken);
        await store.LoadDefinitions.DeleteAsync(definition.LoadDefinitionKey, cancellationToken);
        Removed(logger, loadName);
    }

    private async Task<LoadDefinitionRecord> SaveAsync(
        LoadDefinitionRecord definition, LoadDefinitionChange change, CancellationToken cancellationToken)
    {
        var options = Changed(LoadDefinitionOptions.FromJson(definition.OptionsJson), change);
        var changed = definition with
        {
            SourceText = change.Folder is { Length: > 0 } folder ? Path.GetFullPath(folder) : change.Table?.Trim() ?? definition.SourceText,
            FilePattern = change.Pattern ?? definition.FilePattern,
            TimeZoneId = change.TimeZoneId ?? definition.TimeZoneId,
            CronExpression = Given(change.CronExpression, definition.CronExpression),
            IsEnabled = change.IsEnabled ?? definition.IsEnabled,
            OptionsJson = options.ToJson(),
        };
        var programs = await store.Programs.ListAsync(cancellationToken);
        LoadDefinitionChecker.Check(changed, options, [.. programs.Select(program => program.ProgramName)]);
        await store.LoadDefinitions.SaveAsync(changed, clock.GetUtcNow(), cancellationToken);
        Saved(logger, definition.LoadName);
        return await ShowAsync(definition.LoadName, cancellationToken);
    }

    private static LoadDefinitionOptions Changed(LoadDefinitionOptions options, LoadDefinitionChange change) => options with
    {
        Map = Given(change.Map, options.Map),
        Delimiter = Given(change.Delimiter, options.Delimiter),
        NoHeader = change.NoHeader ?? options.NoHeader,
        DateFormat = Given(change.DateFormat, options.DateFormat),
        Culture = Given(change.Culture, options.Culture),
        Encoding = Given(change.Encoding, options.Encoding),
        ReturnPrefix = Given(change.ReturnPrefix, options.ReturnPrefix),
        RejectLimit = Given(change.RejectLimit, options.RejectLimit),
        DropDuplicates = change.DropDuplicates ?? options.DropDuplicates,
        Attributes = change.Attributes ?? options.Attributes,
        SettleSeconds = change.SettleSeconds ?? options.SettleSeconds,
        ThenRun = change.ThenRun switch
        {
            null => options.ThenRun,
            ["none"] => [],
            ["all"] => [LoadDefinitionOptions.AllPrograms],
            var names => names,
        },
    };

    private static string? Given(string? given, string? stored) => given is null ? stored : given.Length == 0 ? null : given;

    [LoggerMessage(1010, LogLevel.Information, "Load definition {LoadName} was stored.")]
    private static partial void Saved(ILogger logger, string loadName);

    [LoggerMessage(1011, LogLevel.Information, "Load definition {LoadName} was removed.")]
    private static partial void Removed(ILogger logger, string loadName);
}
