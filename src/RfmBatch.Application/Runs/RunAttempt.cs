using Microsoft.Extensions.Logging;
using RfmBatch.Application.Publication;
using RfmBatch.Core;
using RfmBatch.Core.Aggregation;
using RfmBatch.Core.Clustering.Lasting;
using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Operations;
using RfmBatch.Core.Runs;
using RfmBatch.Core.Scoring;
using RfmBatch.Core.SegmentValue;
using RfmBatch.Storage;
using RfmBatch.Storage.Aggregation;
using RfmBatch.Storage.Locking;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Programs;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Application.Runs;

/// <summary>One run from its first row in the ledger to its end; the program's lock is held throughout.</summary>
internal sealed class RunAttempt(RfmStore store, TimeProvider clock, ILogger logger, IProgramLock programLock, ProgramRecord program, RunContext context, LoadStamp stamp)
{
    private readonly string _token = Guid.NewGuid().ToString("N");

    public async Task<RunReport> RunAsync(bool isTrial, IReadOnlyList<int> abandoned, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var segmentKeys = await store.Segments.EnsureAsync(context.RuleSet, clock.GetUtcNow(), cancellationToken);
        var query = context.Options.QueryFor(context.AsOf);
        var runKey = await store.Runs.InsertAsync(NewRun(query), cancellationToken);
        RunLog.Began(logger, runKey, program.ProgramName, context.AsOf);
        var stages = new RunClock(clock, progress, runKey, program.ProgramName);
        using var background = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var side = new SideTasks();
        try
        {
            var report = await ComputeAsync(runKey, isTrial, segmentKeys, query, side, stages, background.Token);
            RunLog.Ended(logger, runKey, program.ProgramName, report.Status, report.CustomerCount, (long)clock.GetElapsedTime(started).TotalMilliseconds);
            return report with { AbandonedRunKeys = abandoned };
        }
        catch (Exception e)
        {
            await background.CancelAsync();
            await side.EndAsync();

            // A cancelled statement may end as a time-out.
            await FailAsync(runKey, cancellationToken.IsCancellationRequested ? new OperationCanceledException(cancellationToken) : e);
            throw;
        }
    }

    /// <summary>The options as the ledger keeps them: as-of resolved, a rule set's file replaced by its name.</summary>
    internal static string OptionsText(RunContext context) =>
        (context.Options with { AsOf = AsOfChoice.On(context.AsOf), RuleSet = context.RuleSet.Name }).ToJson();

    private NewRun NewRun(SummaryQuery query) => new(
        program.ProgramKey,
        _token,
        context.AsOf,
        query.WindowStart,
        clock.GetUtcNow(),
        context.RuleSet.Name,
        context.Bins,
        context.Configuration.Hash,
        context.Seed,
        OptionsText(context),
        CodeVersion.Current)
    {
        LastLoadKey = stamp.LastLoadKey,
    };

    private async Task<RunReport> ComputeAsync(
        int runKey, bool isTrial, IReadOnlyList<int> segmentKeys, SummaryQuery query, SideTasks side, RunClock stages, CancellationToken cancellationToken)
    {
        stages.Begin(RunStage.Aggregating);
        var ledger = await store.Runs.ListAsync(program.ProgramKey, cancellationToken);
        var becomesLatest = !isTrial && ledger.All(run => !run.IsCurrent || run.AsOf <= context.AsOf);
        var cohorts = becomesLatest ? new CohortReader(store, context.AsOf, context.Options) : null;
        (var summary, side.Revenue, side.Cohorts) = await new PopulationReader(store, query, stamp, cohorts).ReadAsync(cancellationToken);
        if (summary.Count == 0)
        {
            throw NoCustomers(query);
        }

        var step = new ClusterStep(store, program.ProgramKey, context);
        side.Profiles = step.BeginReading(summary.CustomerKeys, query, stamp, cancellationToken);
        if (context.Options.Value != PurchaseModelKind.Off)
        {
            side.Purchases = Task.Run(() => store.Purchases.ReadAsync(query, RunStages.Holdout(summary, context), stamp, cancellationToken), cancellationToken);
        }

        stages.Begin(RunStage.Scoring, summary.Count);
        var result = RunStages.Compute(summary, context);
        stages.Begin(RunStage.Clustering, summary.Count);
        (result, var clusters) = await step.FindAsync(runKey, result, ledger, cancellationToken);
        if (side.Purchases is { } purchases)
        {
            stages.Begin(RunStage.Predicting, summary.Count);
            result = RunStages.Predict(result, context, await purchases, cancellationToken);
        }

        stages.Begin(RunStage.Writing, summary.Count);
        await store.CustomerRfm.WriteAsync(runKey, result, segmentKeys, clusters.Keys, cancellationToken);
        await step.WriteAsync(runKey, result, clusters.Keys, segmentKeys, cancellationToken);
        if (result.Value is { } value)
        {
            await store.ValueResults.WriteAsync(runKey, value, segmentKeys, clusters.Keys, cancellationToken);
        }

        await store.RunResults.WriteAsync(runKey, result, segmentKeys, cancellationToken);
        stages.Begin(RunStage.Checking, summary.Count);
        var finished = new FinishedRun(
            runKey, _token, isTrial ? RunStatus.Trial : RunStatus.Published, clock.GetUtcNow(), summary.Count, result.ScoredCustomerCount, result.OrderCount, result.RevenueAmount);
        var figures = new NewRunFigures(runKey, SegmentFacts.Of(result, segmentKeys), side.Cohorts);
        side.Change = isTrial ? null : Task.Run(() => PrepareAsync(finished, ledger, figures, cancellationToken), cancellationToken);
        side.Identities = Task.Run(() => store.Identities.CheckAsync(IdentityMoment.Written, runKey, program.ProgramKey, cancellationToken), cancellationToken);
        IReadOnlyList<QualityFinding> findings =
        [
            .. await CheckAsync(result, clusters.Continuities, ledger, await side.Revenue, cancellationToken),
            .. await side.Identities,
        ];
        stages.Begin(RunStage.Publishing, summary.Count);
        var change = side.Change is null ? null : await side.Change;
        if (change is not null && findings.Any(finding => !finding.Passed && finding.Severity == CheckSeverity.Error))
        {
            finished = finished with { Status = RunStatus.Held };
            change = null;
        }

        (finished, findings) = await new RunFinisher(store, programLock, program.ProgramKey)
            .FinishAsync(finished, findings, change, () => stages.Begin(RunStage.Committing, summary.Count), cancellationToken);
        var isLatest = finished.Status == RunStatus.Published && change?.LatestRunKey == runKey;
        await side.EndAsync();
        stages.Begin(RunStage.Done, summary.Count);
        return Report(finished, result, clusters, findings, isLatest, stages);
    }

    private async Task<IReadOnlyList<QualityFinding>> CheckAsync(
        RunResult result, IReadOnlyList<ClusterContinuity> continuities, IReadOnlyList<RunRecord> ledger, (long SalesAmount, long ReturnAmount) revenue, CancellationToken cancellationToken)
    {
        var previous = ledger.Where(run => run.IsCurrent && run.AsOf < context.AsOf).MaxBy(run => run.AsOf);
        var lastObserved = context.ObservedTo < stamp.LastOrderDate ? context.ObservedTo : stamp.LastOrderDate;
        return QualityChecks.Evaluate(new QualityInput
        {
            Context = context,
            Result = result,
            ClusterContinuities = continuities,
            TransactionRevenueAmount = context.Options.Returns == ReturnsKind.Net ? revenue.SalesAmount + revenue.ReturnAmount : revenue.SalesAmount,
            Today = AsOfResolver.Today(program, clock),
            LastTransactionDate = lastObserved,
            FreshnessLimitDays = program.FreshnessLimitDays > 0 ? program.FreshnessLimitDays : null,
            Previous = previous is null ? null : await store.RunResults.ReadPreviousAsync(previous.RunKey, previous.ConfigurationHash, cancellationToken),
        });
    }

    /// <summary>What its publication would change: worked out while it is checked.</summary>
    private Task<PreparedPublication> PrepareAsync(FinishedRun finished, IReadOnlyList<RunRecord> ledger, NewRunFigures figures, CancellationToken cancellationToken) =>
        new PublicationPlanner(store, programLock).PrepareAsync(
            program.ProgramKey, [.. ledger.Where(run => run.RunKey != finished.RunKey), Record(finished)], [.. RunPublisher.Candidates(ledger), Record(finished)], figures, cancellationToken);

    /// <summary>The run as the ledger will know it, for the succession.</summary>
    private RunRecord Record(FinishedRun finished) => new()
    {
        RunKey = finished.RunKey,
        ProgramKey = program.ProgramKey,
        ProgramName = program.ProgramName,
        Status = RunStatus.Published,
        IsCurrent = false,
        IsLatest = false,
        AsOf = context.AsOf,
        StartedAt = finished.FinishedAt,
        FinishedAt = finished.FinishedAt,
        RuleSetName = context.RuleSet.Name,
        BinCount = context.Bins,
        ConfigurationHash = context.Configuration.Hash,
        Seed = context.Seed,
        OptionsJson = context.Options.ToJson(),
        CodeVersion = CodeVersion.Current,
        HasCustomerRows = true,
    };

    private RfmBatchException NoCustomers(SummaryQuery query) => query.Filter is { } filter
        ? new RfmBatchException(
            FormattableString.Invariant($"No customer with {filter} has a transaction before {context.AsOf:yyyy-MM-dd}."),
            "Look at the attribute's values in bi.CustomerAttribute, or leave --where out.")
        : new RfmBatchException(FormattableString.Invariant($"No customer has a transaction before {context.AsOf:yyyy-MM-dd}."), "Load transactions, or use a later --as-of.");

    private async Task FailAsync(int runKey, Exception reason)
    {
        var text = FailureText.Of(reason, store.Dialect);
        RunLog.Failed(logger, runKey, program.ProgramName, text);
        try
        {
            // Not the caller's token: a cancelled run is recorded too. Its rows are deleted when the program runs next.
            await store.Runs.FailAsync(runKey, _token, text, clock.GetUtcNow(), CancellationToken.None);
        }
        catch (Exception e)
        {
            // The store is gone; the run stays Running until the program's next run gives it up. The first reason is the one to show.
            RunLog.Failed(logger, runKey, program.ProgramName, FailureText.Of(e, store.Dialect));
        }
    }

    private RunReport Report(FinishedRun finished, RunResult result, KeptClusters clusters, IReadOnlyList<QualityFinding> findings, bool isLatest, RunClock stages) => new()
    {
        RunKey = finished.RunKey,
        ProgramName = program.ProgramName,
        Status = finished.Status,
        AsOf = context.AsOf,
        IsLatest = isLatest,
        RuleSetName = context.RuleSet.Name,
        CustomerCount = finished.CustomerCount,
        ScoredCustomerCount = finished.ScoredCustomerCount,
        OrderCount = finished.OrderCount,
        RevenueAmount = finished.RevenueAmount,
        Segments = result.SegmentSummaries,
        Clusters = result.Clusters,
        ClusterContinuities = clusters.Continuities,
        Value = result.Value,
        Findings = findings,
        Elapsed = stages.Elapsed,
        AbandonedRunKeys = [],
    };
}
