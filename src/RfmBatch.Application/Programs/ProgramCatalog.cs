using Microsoft.Extensions.Logging;
using RfmBatch.Core;
using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;
using RfmBatch.Storage;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Programs;

namespace RfmBatch.Application.Programs;

/// <summary>Adds, changes, shows and removes programs.</summary>
public sealed partial class ProgramCatalog(RfmStore store, TimeProvider clock, ILogger logger)
{
    private const int MaxNameLength = 100;

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
    public async Task<ProgramRecord> AddAsync(string programName, OptionTexts given, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(programName);
        ArgumentNullException.ThrowIfNull(given);
        await store.EnsureDeployedAsync(cancellationToken);
        if (await store.Programs.FindAsync(programName, cancellationToken) is not null)
        {
            throw new InvalidInputException(
                [$"There is a program '{programName}' already."], $"Change it: rfmbatch programs set {TypedWord.Of(programName)}.");
        }

        return await SaveAsync(ProgramOptionSpecifications.New(programName), given, cancellationToken);
    }

    /// <summary>Changes a program; what is not given stays. Runs already made keep the options they were made with.</summary>
    /// <exception cref="InvalidInputException">There is no such program, or a value is not allowed.</exception>
    public async Task<ProgramRecord> SetAsync(string programName, OptionTexts given, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(given);
        await store.EnsureDeployedAsync(cancellationToken);
        return await SaveAsync(await ProgramLookup.GetAsync(store, programName, cancellationToken), given, cancellationToken);
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
            await store.Programs.SaveAsync(
                program with { IsActive = false },
                AuditEntry.RemoveProgram(programName, "inactive"),
                clock.GetUtcNow(),
                cancellationToken);
        }
        else
        {
            await store.Programs.DeleteAsync(
                program.ProgramKey, AuditEntry.RemoveProgram(programName, "deleted"), cancellationToken);
        }

        Removed(logger, programName, hasRuns ? "inactive" : "deleted");
        return !hasRuns;
    }

    private async Task<ProgramRecord> SaveAsync(ProgramRecord program, OptionTexts given, CancellationToken cancellationToken)
    {
        var own = ProgramOptionSpecifications.Table;
        var errors = new List<string>();
        CheckName(program.ProgramName, errors);
        var changed = own.Read(given.Where(own.Has), program, errors);
        if (errors.Count > 0)
        {
            throw new InvalidInputException(errors, "Correct these; `rfmbatch programs add --help` explains the options.");
        }

        var options = RunOptionSpecifications.Parse(given.Where(name => !own.Has(name)), RunOptions.FromJson(program.OptionsJson));
        var ruleSet = await RuleSetSource.ResolveAsync(store, options.RuleSet, cancellationToken);
        options = RunConfiguration.Create(options with { RuleSet = ruleSet.Name }, ruleSet).Options;

        // A rule set from a file is stored, so that the program runs without the file.
        await store.Segments.EnsureAsync(ruleSet, clock.GetUtcNow(), cancellationToken);
        changed = changed with { FilterText = options.Where?.ToString(), OptionsJson = options.ToJson() };
        await store.Programs.SaveAsync(
            changed,
            AuditEntry.SaveProgram(program.ProgramName, program.ProgramKey == 0, ChangedOptions.Of(given)),
            clock.GetUtcNow(),
            cancellationToken);
        Saved(logger, program.ProgramName);
        return await ProgramLookup.GetAsync(store, program.ProgramName, cancellationToken);
    }

    private static void CheckName(string name, List<string> errors)
    {
        if (name.Length is 0 or > MaxNameLength || name != name.Trim() || name.Any(char.IsControl))
        {
            errors.Add(
                $"The program name '{name}' is not allowed; it must have 1 to {MaxNameLength} characters and neither start nor end "
                + $"with a blank.");
        }
    }

    [LoggerMessage(2100, LogLevel.Information, "Program {ProgramName} was stored.")]
    private static partial void Saved(ILogger logger, string programName);

    [LoggerMessage(2101, LogLevel.Information, "Program {ProgramName} was removed: {Outcome}.")]
    private static partial void Removed(ILogger logger, string programName, string outcome);
}
