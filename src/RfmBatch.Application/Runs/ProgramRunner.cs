using System.Data.Common;
using Microsoft.Extensions.Logging;
using RfmBatch.Application.Programs;
using RfmBatch.Application.Publication;
using RfmBatch.Core;
using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;
using RfmBatch.Storage;
using RfmBatch.Storage.Deployment;
using RfmBatch.Storage.Locking;
using RfmBatch.Storage.Programs;

namespace RfmBatch.Application.Runs;

/// <summary>Runs a program: aggregate, score, segment, write, check, publish.</summary>
public sealed class ProgramRunner(RfmStore store, TimeProvider clock, ILogger logger)
{
    // Long enough for a publication that is about to end, short enough not to look as if it hung.
    private static readonly TimeSpan LockWait = TimeSpan.FromSeconds(2);

    /// <summary>Makes one run.</summary>
    /// <param name="request">Which program, and what is different this time.</param>
    /// <param name="progress">Told at the beginning of each stage, on the thread of the run; may be null.</param>
    /// <param name="cancellationToken">Ends the run; it is recorded as Failed and the previous run stays live.</param>
    /// <exception cref="InvalidInputException">The program, an option or the rule set cannot be used; no run was recorded.</exception>
    /// <exception cref="Storage.Locking.ProgramLockedException">Another run of the program is in progress; no run was recorded.</exception>
    /// <exception cref="RfmBatchException">Nothing to run on, or the store failed; a run that had begun is recorded as Failed.</exception>
    public async Task<RunReport> RunAsync(RunRequest request, IProgress<RunProgress>? progress, CancellationToken cancellationToken) =>
        (await RunAsync(request, onlyIfChanged: false, progress, cancellationToken)).Report!;

    /// <summary>
    /// Makes one run, unless neither data, nor as-of date, nor configuration, nor this program's version differ from the last one's.
    /// </summary>
    /// <param name="request">Which program, and what is different this time.</param>
    /// <param name="progress">As of <see cref="RunAsync(RunRequest, IProgress{RunProgress}?, CancellationToken)"/>.</param>
    /// <param name="cancellationToken">Ends the run; it is recorded as Failed and the previous run stays live.</param>
    /// <exception cref="RfmBatchException">As <see cref="RunAsync(RunRequest, IProgress{RunProgress}?, CancellationToken)"/>.</exception>
    public Task<RunOutcome> RunIfChangedAsync(RunRequest request, IProgress<RunProgress>? progress, CancellationToken cancellationToken) =>
        RunAsync(request, onlyIfChanged: true, progress, cancellationToken);

    private async Task<RunOutcome> RunAsync(
        RunRequest request, bool onlyIfChanged, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await store.EnsureDeployedAsync(cancellationToken);
        var program = await ProgramLookup.GetAsync(store, request.ProgramName, cancellationToken);
        if (!program.IsActive)
        {
            throw new RfmBatchException(
                $"The program '{program.ProgramName}' is not active.",
                $"Make it active: rfmbatch programs set {TypedWord.Of(program.ProgramName)} --enabled on.");
        }

        try
        {
            var outcome = await RunAsync(program, request, onlyIfChanged, progress, cancellationToken);
            if (outcome.Report is not null)
            {
                await store.EnsureInPlaceAsync(cancellationToken);
            }

            if (!request.IsTrial)
            {
                await store.Programs.NoteAttemptAsync(program.ProgramKey, clock.GetUtcNow(), null, cancellationToken);
            }

            return outcome;
        }
        catch (SchemaNotDeployedException)
        {
            // It was, when the run began.
            await store.EnsureInPlaceAsync(CancellationToken.None);
            throw;
        }
        catch (Exception failure) when (onlyIfChanged && failure is not ProgramLockedException)
        {
            // What is typed by hand is seen by whoever typed it.
            await NoteFailureAsync(
                program, cancellationToken.IsCancellationRequested ? request.Stopped(cancellationToken) : failure);
            throw;
        }
    }

    private async Task<RunOutcome> RunAsync(
        ProgramRecord program,
        RunRequest request,
        bool onlyIfChanged,
        IProgress<RunProgress>? progress,
        CancellationToken cancellationToken)
    {
        var options = RunOptionSpecifications.Parse(request.Options, RunOptions.FromJson(program.OptionsJson));
        var ruleSet = await RuleSetSource.ResolveAsync(store, options.RuleSet, cancellationToken);
        var configuration = RunConfiguration.Create(options, ruleSet);
        await using var programLock = await store.ProgramLocks.AcquireAsync(program.ProgramName, LockWait, cancellationToken);
        var abandoned = await CleanUpAsync(program, cancellationToken);
        await new SuccessionReviser(store, logger).ReviseAsync(program.ProgramKey, programLock, cancellationToken);
        var stamp = await store.Summaries.ReadStampAsync(cancellationToken);
        var asOf = AsOfResolver.Resolve(options.AsOf, stamp, AsOfResolver.Today(program, clock));
        var context = new RunContext(asOf, configuration);
        if (onlyIfChanged && await UnchangedRun.FindAsync(store, program.ProgramKey, context, stamp, cancellationToken) is { } unchanged)
        {
            RunLog.Unchanged(logger, program.ProgramName, unchanged.RunKey);
            return new RunOutcome(null, unchanged);
        }

        var attempt = new RunAttempt(store, clock, logger, programLock, program, context, stamp);
        return new RunOutcome(await attempt.RunAsync(request, abandoned, progress, cancellationToken), null);
    }

    private async Task NoteFailureAsync(ProgramRecord program, Exception failure)
    {
        try
        {
            await store.Programs.NoteAttemptAsync(
                program.ProgramKey, clock.GetUtcNow(), FailureText.Of(failure, store.Dialect), CancellationToken.None);
        }
        catch (Exception e) when (e is RfmBatchException or DbException)
        {
            // The store is gone; the first reason is the one to show, and the night will be overdue.
            RunLog.NotNoted(logger, program.ProgramName, FailureText.Of(e, store.Dialect));
        }
    }

    /// <summary>
    /// Gives up runs whose process vanished, and deletes what they and failed ones left. The lock proves that nobody is working on them.
    /// </summary>
    private async Task<IReadOnlyList<int>> CleanUpAsync(ProgramRecord program, CancellationToken cancellationToken)
    {
        var abandoned = await store.Runs.AbandonRunningAsync(program.ProgramKey, clock.GetUtcNow(), cancellationToken);
        foreach (var runKey in abandoned)
        {
            RunLog.Abandoned(logger, runKey, program.ProgramName);
        }

        foreach (var runKey in await store.Retention.ReadLeftoverRunsAsync(program.ProgramKey, cancellationToken))
        {
            await store.Retention.DeleteAllRowsAsync(runKey, cancellationToken);
        }

        return abandoned;
    }
}

/// <summary>One call of <c>run</c>.</summary>
/// <param name="ProgramName">The program.</param>
/// <param name="Options">Options typed for this run; they go before the program's stored ones.</param>
/// <param name="IsTrial">Store the results but do not publish them.</param>
public sealed record RunRequest(string ProgramName, OptionTexts Options, bool IsTrial = false)
{
    /// <summary>The program that exists from the start.</summary>
    public const string DefaultProgram = "default";

    /// <summary>Why it is stopped, where its token stops it: a sentence for the ledger, or null.</summary>
    public Func<string?>? StopReason { get; init; }

    /// <summary>What the ledger is told of a run that a token stopped.</summary>
    internal OperationCanceledException Stopped(CancellationToken token) =>
        StopReason?.Invoke() is { } reason ? new StoppedException(reason, token) : new OperationCanceledException(token);
}
