using Microsoft.Extensions.Logging;
using RfmBatch.Core;
using RfmBatch.Core.Runs;
using RfmBatch.Storage;
using RfmBatch.Storage.Programs;

namespace RfmBatch.Application.Programs;

/// <summary>Adds, changes, shows and removes programs.</summary>
public sealed partial class ProgramCatalog(RfmStore store, TimeProvider clock, ILogger logger)
{
    private const string DefaultTimeZone = "UTC";

    /// <summary>All programs, by name.</summary>
    public async Task<IReadOnlyList<ProgramRecord>> ListAsync(CancellationToken cancellationToken)
    {
        await store.EnsureDeployedAsync(cancellationToken);
        return await store.Programs.ListAsync(cancellationToken);
    }

    /// <summary>One program.</summary>
    /// <exception cref="InvalidInputException">There is no such program.</exception>
    public async Task<ProgramRecord> ShowAsync(string programName, CancellationToken cancellationToken)
    {
        await store.EnsureDeployedAsync(cancellationToken);
        return await ProgramLookup.GetAsync(store, programName, cancellationToken);
    }

    /// <summary>Adds a program; what is not given has its default.</summary>
    /// <exception cref="InvalidInputException">There is one of this name, or a value is not allowed.</exception>
    public async Task<ProgramRecord> AddAsync(string programName, ProgramChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(programName);
        ArgumentNullException.ThrowIfNull(change);
        await store.EnsureDeployedAsync(cancellationToken);
        if (await store.Programs.FindAsync(programName, cancellationToken) is not null)
        {
            throw new InvalidInputException(
                [$"There is a program '{programName}' already."], $"Change it: rfmbatch programs set {programName}.");
        }

        return await SaveAsync(New(programName), change, cancellationToken);
    }

    /// <summary>Changes a program; what is not given stays. Runs already made keep the options they were made with.</summary>
    /// <exception cref="InvalidInputException">There is no such program, or a value is not allowed.</exception>
    public async Task<ProgramRecord> SetAsync(string programName, ProgramChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        await store.EnsureDeployedAsync(cancellationToken);
        return await SaveAsync(await ProgramLookup.GetAsync(store, programName, cancellationToken), change, cancellationToken);
    }

    /// <summary>Deletes a program that never ran; one that has runs only becomes inactive, because its runs and history stay.</summary>
    /// <returns>True: deleted. False: inactive now.</returns>
    /// <exception cref="InvalidInputException">There is no such program.</exception>
    public async Task<bool> RemoveAsync(string programName, CancellationToken cancellationToken)
    {
        await store.EnsureDeployedAsync(cancellationToken);
        var program = await ProgramLookup.GetAsync(store, programName, cancellationToken);
        await using var programLock = await store.ProgramLocks.AcquireAsync(programName, TimeSpan.Zero, cancellationToken);
        var hasRuns = (await store.Runs.ListAsync(program.ProgramKey, cancellationToken)).Count > 0;
        if (hasRuns)
        {
            await store.Programs.SaveAsync(program with { IsActive = false }, clock.GetUtcNow(), cancellationToken);
        }
        else
        {
            await store.Programs.DeleteAsync(program.ProgramKey, cancellationToken);
        }

        Removed(logger, programName, hasRuns ? "inactive" : "deleted");
        return !hasRuns;
    }

    private static ProgramRecord New(string programName) => new()
    {
        ProgramName = programName,
        Description = "",
        TimeZoneId = DefaultTimeZone,
        FreshnessLimitDays = 0,
        OptionsJson = new RunOptions().ToJson(),
        IsActive = true,
    };

    private static string? EmptyToNull(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private async Task<ProgramRecord> SaveAsync(ProgramRecord program, ProgramChange change, CancellationToken cancellationToken)
    {
        ProgramChangeChecker.Check(program.ProgramName, change);
        var options = RunOptionSpecifications.Parse(change.Options, RunOptions.FromJson(program.OptionsJson));
        var ruleSet = await RuleSetSource.ResolveAsync(store, options.RuleSet, cancellationToken);
        options = RunConfiguration.Create(options with { RuleSet = ruleSet.Name }, ruleSet).Options;

        // A rule set from a file is stored, so that the program runs without the file.
        await store.Segments.EnsureAsync(ruleSet, clock.GetUtcNow(), cancellationToken);
        var changed = program with
        {
            Description = change.Description ?? program.Description,
            FilterText = options.Where?.ToString(),
            CurrencyCode = change.CurrencyCode is null ? program.CurrencyCode : EmptyToNull(change.CurrencyCode),
            TimeZoneId = change.TimeZoneId ?? program.TimeZoneId,
            CronExpression = change.CronExpression is null ? program.CronExpression : EmptyToNull(change.CronExpression),
            FreshnessLimitDays = change.FreshnessLimitDays ?? program.FreshnessLimitDays,
            IsActive = change.IsActive ?? program.IsActive,
            OptionsJson = options.ToJson(),
        };
        await store.Programs.SaveAsync(changed, clock.GetUtcNow(), cancellationToken);
        Saved(logger, program.ProgramName);
        return await ProgramLookup.GetAsync(store, program.ProgramName, cancellationToken);
    }

    [LoggerMessage(2100, LogLevel.Information, "Program {ProgramName} was stored.")]
    private static partial void Saved(ILogger logger, string programName);

    [LoggerMessage(2101, LogLevel.Information, "Program {ProgramName} was removed: {Outcome}.")]
    private static partial void Removed(ILogger logger, string programName, string outcome);
}
