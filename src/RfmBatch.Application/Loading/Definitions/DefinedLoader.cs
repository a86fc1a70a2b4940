using System.Data.Common;
using Microsoft.Extensions.Logging;
using RfmBatch.Application.Loading.Csv;
using RfmBatch.Core;
using RfmBatch.Storage;
using RfmBatch.Storage.Loading;
using RfmBatch.Storage.Locking;

namespace RfmBatch.Application.Loading.Definitions;

/// <summary>Carries out a load definition: what is new in its folder or table is loaded.</summary>
public sealed class DefinedLoader(RfmStore store, TimeProvider clock, ILogger logger, FileMemory memory)
{
    /// <summary>Loads what is new.</summary>
    /// <param name="loadName">The definition, enabled or not.</param>
    /// <param name="progress">Told about twice a second while a file is loaded, or null.</param>
    /// <param name="cancellationToken">Ends it; what was loaded completely stays.</param>
    /// <returns>What was loaded and what was not. A file that cannot be loaded does not stop the others.</returns>
    /// <exception cref="InvalidInputException">There is no such definition.</exception>
    /// <exception cref="RfmBatchException">The folder or table cannot be read, or another load is in progress.</exception>
    public async Task<DefinedLoadReport> RunAsync(string loadName, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        var definition = LoadDefinition.Of(
            await new LoadDefinitionCatalog(store, clock, logger).ShowAsync(loadName, cancellationToken));
        var thenRun = definition.ThenRun.Contains(LoadDefinition.AllPrograms)
            ? [
                .. (await store.Programs.ListAsync(cancellationToken))
                    .Where(program => program.IsActive)
                    .Select(program => program.ProgramName)
            ]
            : definition.ThenRun;
        var report = new DefinedLoadReport(loadName, [], [], [], thenRun);
        try
        {
            report = definition.IsFolder
                ? await LoadFolderAsync(definition, report, progress, cancellationToken)
                : await LoadTableAsync(definition, report, cancellationToken);
        }
        catch (Exception failure) when (failure is not ProgramLockedException)
        {
            await NoteAsync(definition, cancellationToken.IsCancellationRequested ? "It was cancelled." : ReasonOf(failure));
            throw;
        }

        var failed = string.Join(", ", report.Failures.Select(failure => failure.Name));
        await NoteAsync(definition, failed.Length == 0 ? null : $"Not loaded: {failed}.");
        return definition.IsOfEarlierRelease && definition.Record.LoadKind == LoadKind.Transactions
            ? report with { Loads = [.. report.Loads.Select(load => load with { Notices = [.. load.Notices, KeepsOverlap(loadName)] })] }
            : report;
    }

    private string ReasonOf(Exception failure) => failure switch
    {
        RfmBatchException known => known.Message,
        DbException error => store.Dialect.ExplainAny(error).Message,
        _ => $"An unexpected error ({failure.GetType().Name}).",
    };

    private async Task NoteAsync(LoadDefinition definition, string? failureText)
    {
        try
        {
            await store.LoadDefinitions.NoteAttemptAsync(
                definition.Record.LoadDefinitionKey, clock.GetUtcNow(), failureText, CancellationToken.None);
        }
        catch (Exception failure) when (failureText is not null && failure is RfmBatchException or DbException)
        {
            // The store is gone; why the load failed is what is to be shown.
            Log.NotNoted(logger, definition.Record.LoadName, ReasonOf(failure));
        }
    }

    private static string KeepsOverlap(string loadName) =>
        "This definition was stored by an earlier release and goes on with --overlap keep: rows that earlier loads have are loaded a "
        + $"second time. Decide it: rfmbatch loads set {TypedWord.Of(loadName)} --overlap refuse (or skip, or keep).";

    private async Task<DefinedLoadReport> LoadTableAsync(
        LoadDefinition definition, DefinedLoadReport report, CancellationToken cancellationToken)
    {
        try
        {
            var request = definition.Load.TableRequest(definition.Record.SourceText) with { OnlyNewer = true };
            var outcome = await new TransactionLoader(store, clock, logger).LoadTableAsync(request, cancellationToken);
            return report with { Loads = [outcome] };
        }
        catch (NothingNewException nothing)
        {
            return report with { Left = [new LeftFile(definition.Record.SourceText, LeftCause.NothingNew, nothing.Message)] };
        }
    }

    private async Task<DefinedLoadReport> LoadFolderAsync(
        LoadDefinition definition,
        DefinedLoadReport report,
        IProgress<LoadProgress>? progress,
        CancellationToken cancellationToken)
    {
        var record = definition.Record;
        var folder = new WatchedFolder(record.SourceText, record.FilePattern!, TimeSpan.FromSeconds(definition.SettleSeconds), clock);
        var (complete, stillWritten) = await folder.ListAsync(cancellationToken);
        var loads = new List<LoadOutcome>();
        var left = new List<LeftFile>(stillWritten);
        var failures = new List<LeftFile>();
        foreach (var file in complete)
        {
            if (memory.Find(record.LoadName, record.ChangedAt, file) is { } known)
            {
                left.Add(known);
                continue;
            }

            try
            {
                using var source = await SlowDisk.WaitAsync(
                    () => SourceFile.Open(file.Path, FormatOptions.ParseEncoding(definition.Load.Encoding, [])),
                    Timeout.InfiniteTimeSpan,
                    clock,
                    cancellationToken);
                if (await EarlierAsync(record, file, source, cancellationToken) is { } earlier)
                {
                    left.Add(earlier);
                    continue;
                }

                loads.Add(await LoadFileAsync(definition, file, source, progress, cancellationToken));
                memory.Remember(
                    record.LoadName, record.ChangedAt, file, new LeftFile(file.Name, LeftCause.LoadedBefore, "loaded before"));
            }
            catch (RfmBatchException failure) when (failure.InnerException is IOException)
            {
                left.Add(new LeftFile(file.Name, LeftCause.Unreadable, $"{failure.Message} It is looked at again next time."));
            }
            catch (RfmBatchException failure) when (IsOfTheFile(failure))
            {
                var reason = $"{string.Join(' ', (failure as InvalidInputException)?.Errors ?? [failure.Message])} {failure.NextStep}";
                failures.Add(new LeftFile(file.Name, LeftCause.Failed, reason));
                var again =
                    $"failed before and is tried again when it or the definition changes, or by `rfmbatch loads run "
                    + $"{record.LoadName}`: {reason}";
                memory.Remember(record.LoadName, record.ChangedAt, file, new LeftFile(file.Name, LeftCause.Failed, again));
            }
        }

        return report with { Loads = loads, Left = left, Failures = failures };
    }

    // A store that is busy, gone or full is no fault of the file: that failure goes on to the caller.
    private static bool IsOfTheFile(RfmBatchException failure) =>
        failure.InnerException is not (ProgramLockedException or System.Data.Common.DbException)
            && failure is not (ProgramLockedException or ProgramLockLostException);

    private async Task<LeftFile?> EarlierAsync(
        LoadDefinitionRecord definition, WatchedFile file, SourceFile source, CancellationToken cancellationToken)
    {
        var hash = await source.HashAsync(cancellationToken);
        if (await store.Transactions.FindCompletedAsync(definition.LoadKind, hash, cancellationToken) is not { } earlier)
        {
            return null;
        }

        var reason = earlier.UndoneByLoadKey is { } undo
            ? $"load {earlier.LoadKey} of the same content was taken back by load {undo}; load the file by hand to have it again"
            : $"loaded before: load {earlier.LoadKey} has the same content";
        var left = new LeftFile(file.Name, LeftCause.LoadedBefore, reason);
        memory.Remember(definition.LoadName, definition.ChangedAt, file, left);
        return left;
    }

    private async Task<LoadOutcome> LoadFileAsync(
        LoadDefinition definition,
        WatchedFile file,
        SourceFile source,
        IProgress<LoadProgress>? progress,
        CancellationToken cancellationToken) =>
        definition.Record.LoadKind == LoadKind.Customers
            ? await new CustomerLoader(store, clock, logger).LoadFileAsync(
                definition.Load.CustomerRequest(file.Path), source, cancellationToken)
            : await new TransactionLoader(store, clock, logger).LoadFileAsync(
                definition.Load.FileRequest(file.Path), source, progress, cancellationToken);
}

/// <summary>A file that was not loaded.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Cause">Why, for programs.</param>
/// <param name="Reason">Why, for people, without personal data.</param>
public sealed record LeftFile(string Name, LeftCause Cause, string Reason);

/// <summary>Why a file was not loaded.</summary>
public enum LeftCause
{
    /// <summary>Its content was loaded before: an old file of the folder.</summary>
    LoadedBefore,

    /// <summary>It cannot be loaded, now or when it was last tried.</summary>
    Failed,

    /// <summary>It is still being written, or was only just.</summary>
    StillWritten,

    /// <summary>It could not be read this time.</summary>
    Unreadable,

    /// <summary>A link that leads out of the folder.</summary>
    Outside,

    /// <summary>A table without rows that are newer than those loaded from it.</summary>
    NothingNew,
}

/// <summary>What one execution of a load definition came to.</summary>
/// <param name="LoadName">The definition.</param>
/// <param name="Loads">What was loaded, in order.</param>
/// <param name="Left">What was there and not loaded, each with the reason.</param>
/// <param name="Failures">What could not be loaded, each with the reason.</param>
/// <param name="ThenRun">Names of the programs to run, now that something was loaded; they are named also when nothing was.</param>
public sealed record DefinedLoadReport(
    string LoadName,
    IReadOnlyList<LoadOutcome> Loads,
    IReadOnlyList<LeftFile> Left,
    IReadOnlyList<LeftFile> Failures,
    IReadOnlyList<string> ThenRun);
