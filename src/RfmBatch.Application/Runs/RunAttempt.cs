using Microsoft.Extensions.Logging;
using RfmBatch.Application.Publication;
using RfmBatch.Core;
using RfmBatch.Core.Aggregation;
using RfmBatch.Core.Clustering;
using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Operations;
using RfmBatch.Core.Runs;
using RfmBatch.Core.SegmentValue;
using RfmBatch.Storage;
using RfmBatch.Storage.Aggregation;
using RfmBatch.Storage.Locking;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Programs;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Application.Runs;

/// <summary>One run from its first row in the ledger to its end; the program's lock is held throughout.</summary>
internal sealed class RunAttempt(
    RfmStore store,
    TimeProvider clock,
    ILogger logger,
    IProgramLock programLock,
    ProgramRecord program,
    RunContext context,
    LoadStamp stamp)
{
    private readonly string _token = Guid.NewGuid().ToString("N");

    public async Task<RunReport> RunAsync(
        RunRequest request, IReadOnlyList<int> abandoned, IProgress<RunProgress>? progress, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var segmentKeys = await store.Segments.EnsureAsync(context.RuleSet, clock.GetUtcNow(), cancellationToken);
        var query = context.Options.QueryFor(context.AsOf);
        var runKey = await store.Runs.InsertAsync(NewRun(query), cancellationToken);
        RunLog.Began(logger, runKey, program.ProgramName, context.AsOf);
        var stages = new RunClock(clock, progress, runKey, program.ProgramName);
        using var beside = new WorkBeside(cancellationToken);
        try
        {
            var report = await ComputeAsync(runKey, request.IsTrial, segmentKeys, query, beside, stages);
            var elapsed = (long)clock.GetElapsedTime(started).TotalMilliseconds;
            RunLog.Ended(logger, runKey, program.ProgramName, report.Status, report.CustomerCount, elapsed);
            return report with { AbandonedRunKeys = abandoned };
        }
        catch (Exception e)
        {
            await beside.StopAsync();

            // A cancelled statement may end as a time-out.
            await FailAsync(runKey, cancellationToken.IsCancellationRequested ? request.Stopped(cancellationToken) : e);
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

    /// <summary>The run from reading to commit; what is begun beside it is awaited by name, and has ended when it returns.</summary>
    private async Task<RunReport> ComputeAsync(
        int runKey, bool isTrial, IReadOnlyList<int> segmentKeys, SummaryQuery query, WorkBeside beside, RunClock stages)
    {
        stages.Begin(RunStage.Aggregating);
        var ledger = await store.Runs.ListAsync(program.ProgramKey, beside.Token);
        var population = await new PopulationReader(store, query, stamp, Cohorts(isTrial, ledger)).ReadAsync(beside);
        var customers = population.Summary;
        if (customers.Count == 0)
        {
            throw await NoCustomersAsync(query.Filter, beside.Token);
        }

        var profiles = context.Options.Clusters.Kind == ClusterChoiceKind.Off
            ? null
            : beside.Begin(token => store.Profiles.ReadAsync(customers.CustomerKeys, query, stamp, token));
        var before = PreviousRun.Of(ledger, context.AsOf);
        var isComparable = before?.ConfigurationHash == context.Configuration.Hash;
        var isPredicted = context.Options.Value != PurchaseModelKind.Off;
        var step = RecentPurchases.Step(customers.Count);
        var purchases = isPredicted || isComparable
            ? beside.Begin(token => store.Purchases.ReadAsync(query, stamp, isPredicted ? 1 : step, token))
            : null;

        var orderSpans = beside.Begin(token => store.LoadHistory.ReadSpansAsync(context.AsOf, stamp, token));

        stages.Begin(RunStage.Scoring, customers.Count);
        var result = RunStages.Compute(customers, context);

        stages.Begin(RunStage.Clustering, customers.Count);
        var keeper = new ClusterKeeper(store, program.ProgramKey, context);
        result = RunStages.Cluster(result, context, await keeper.ReadPreviousAsync(ledger, beside.Token), beside.Token);
        var clusters = await keeper.KeepAsync(runKey, result.Clusters, ledger, beside.Token);

        if (isPredicted)
        {
            stages.Begin(RunStage.Predicting, customers.Count);
            var previous = before is null ? null : await store.ValueResults.ReadPreviousAsync(before.RunKey, beside.Token);
            result = RunStages.Predict(result, context, await purchases!, previous, beside.Token);
        }

        var recent = isComparable ? RecentPurchases.Compare(await purchases!, step, context.AsOf, before!.AsOf) : null;

        stages.Begin(RunStage.Writing, customers.Count);
        await new RunWriter(store, runKey, segmentKeys).WriteAsync(result, clusters.Keys, profiles, beside.Token);

        stages.Begin(RunStage.Checking, customers.Count);
        var computed = Computed(runKey, isTrial, result);
        await store.Runs.WriteTotalsAsync(computed, beside.Token);
        var figures = new NewRunFigures(runKey, SegmentFacts.Of(result, segmentKeys), population.Cohorts);
        var publication = isTrial ? null : beside.Begin(token => PrepareAsync(computed, ledger, figures, token));
        var identities = beside.Begin(token => store.Identities.CheckAsync(IdentityMoment.Written, runKey, program.ProgramKey, token));
        var checker = new RunChecker(store, clock, program, context, stamp, recent);
        IReadOnlyList<QualityFinding> findings =
        [
            .. await checker.CheckAsync(result, clusters.Continuities, ledger, await population.Revenue, orderSpans, beside.Token),
            .. await identities,
        ];

        stages.Begin(RunStage.Publishing, customers.Count);
        var (change, checks) = publication is null ? (null, []) : await publication;
        findings = [.. findings, .. checks];
        var finished = await FinishAsync(computed, findings, change, stages, beside.Token);
        await beside.EndAsync();
        stages.Begin(RunStage.Done, customers.Count);
        var isLatest = finished.Status == RunStatus.Published && change?.LatestRunKey == runKey;
        return Report(finished, result, clusters, findings, isLatest, stages);
    }

    /// <summary>Cohorts are those of the latest run: only a run that will be it counts them.</summary>
    private CohortReader? Cohorts(bool isTrial, IReadOnlyList<RunRecord> ledger) =>
        !isTrial && ledger.All(run => !run.IsCurrent || run.AsOf <= context.AsOf)
            ? new CohortReader(store, context.AsOf, context.Options)
            : null;

    private FinishedRun Computed(int runKey, bool isTrial, RunResult result) => new(
        runKey,
        _token,
        isTrial ? RunStatus.Trial : RunStatus.Published,
        clock.GetUtcNow(),
        result.Summary.Count,
        result.ScoredCustomerCount,
        result.OrderCount,
        result.RevenueAmount);

    /// <summary>Ends the run: as it was meant to, or held where a check says so.</summary>
    private async Task<FinishedRun> FinishAsync(
        FinishedRun computed,
        IReadOnlyList<QualityFinding> findings,
        PreparedPublication? change,
        RunClock stages,
        CancellationToken cancellationToken)
    {
        var isHeld = change is not null && findings.Any(finding => !finding.Passed && finding.Severity == CheckSeverity.Error);
        var run = isHeld ? computed with { Status = RunStatus.Held } : computed;
        await new RunFinisher(store, programLock, program.ProgramName).FinishAsync(
            run,
            findings,
            isHeld ? null : change,
            () => stages.Begin(RunStage.Committing, computed.CustomerCount),
            cancellationToken);
        return run;
    }

    /// <summary>What its publication would change: worked out while the run is checked, and checked itself.</summary>
    private async Task<(PreparedPublication? Change, IReadOnlyList<QualityFinding> Findings)> PrepareAsync(
        FinishedRun computed, IReadOnlyList<RunRecord> ledger, NewRunFigures figures, CancellationToken cancellationToken)
    {
        var change = await new PublicationPlanner(store, programLock).PrepareAsync(
            program.ProgramKey,
            [.. ledger.Where(run => run.RunKey != computed.RunKey), Record(computed)],
            [.. RunPublisher.Candidates(ledger), Record(computed)],
            figures,
            cancellationToken);
        return (change, await new PublicationChecker(store, programLock).CheckAsync(change, computed.RunKey, cancellationToken));
    }

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

    private async Task<RfmBatchException> NoCustomersAsync(CustomerFilter? filter, CancellationToken cancellationToken)
    {
        if (filter is null)
        {
            return new RfmBatchException(
                FormattableString.Invariant($"No customer has a transaction before {context.AsOf:yyyy-MM-dd}."),
                "Load transactions, or use a later --as-of.");
        }

        var names = await store.Summaries.ListAttributeNamesAsync(cancellationToken);
        if (names.Contains(filter.AttributeName))
        {
            return new RfmBatchException(
                FormattableString.Invariant($"No customer with {filter} has a transaction before {context.AsOf:yyyy-MM-dd}."),
                "Correct --where, or leave it out; `rfmbatch export CustomerAttribute --out attributes.csv` lists the attribute's values.");
        }

        var known = names.Count == 0 ? "none has any" : $"there are: {string.Join(", ", names)}";
        return new RfmBatchException(
            $"No customer has the attribute '{filter.AttributeName}' that --where names; {known}."
                + NearestName.Question(filter.AttributeName, names),
            "Correct --where, or leave it out; `load customers` and `load transactions --attribute` load attributes.");
    }

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

    private RunReport Report(
        FinishedRun finished,
        RunResult result,
        KeptClusters clusters,
        IReadOnlyList<QualityFinding> findings,
        bool isLatest,
        RunClock stages) => new()
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
