using RfmBatch.Core.Clustering.Lasting;
using RfmBatch.Core.Operations;
using RfmBatch.Core.Runs;
using RfmBatch.Core.Scoring;
using RfmBatch.Storage;
using RfmBatch.Storage.Aggregation;
using RfmBatch.Storage.Programs;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Application.Runs;

/// <summary>Checks what a run computed against its transactions and the run before it.</summary>
internal sealed class RunChecker(
    RfmStore store, TimeProvider clock, ProgramRecord program, RunContext context, LoadStamp stamp, RecentPurchases? recent)
{
    /// <summary>Makes the checks of the catalogue.</summary>
    /// <param name="result">What was computed.</param>
    /// <param name="continuities">What became of the clusters.</param>
    /// <param name="ledger">The program's runs.</param>
    /// <param name="revenue">What the transactions come to by a query of their own.</param>
    /// <param name="orderSpans">Orders by the days that they span.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<QualityFinding>> CheckAsync(
        RunResult result,
        IReadOnlyList<ClusterContinuity> continuities,
        IReadOnlyList<RunRecord> ledger,
        (long SalesAmount, long ReturnAmount) revenue,
        Task<OrderSpans> orderSpans,
        CancellationToken cancellationToken)
    {
        var previous = PreviousRun.Of(ledger, context.AsOf);
        var loads = await ReadLoadsAsync(ledger, cancellationToken);
        var isNet = context.Options.Returns == ReturnsKind.Net;
        return QualityChecks.Evaluate(new QualityInput
        {
            Context = context,
            Result = result,
            ClusterContinuities = continuities,
            TransactionRevenueAmount = isNet ? revenue.SalesAmount + revenue.ReturnAmount : revenue.SalesAmount,
            Today = AsOfResolver.Today(program, clock),
            LastTransactionDate = context.ObservedTo < stamp.LastOrderDate ? context.ObservedTo : stamp.LastOrderDate,
            FreshnessLimitDays = program.FreshnessLimitDays > 0 ? program.FreshnessLimitDays : null,
            Rejects = await store.Transactions.ReadRejectsAsync(LastSeenLoad(ledger, stamp), stamp.LastLoadKey, cancellationToken),
            Loads = loads,
            OrderSpans = await orderSpans,
            Recent = recent,
            Previous = previous is null
                ? null
                : await store.RunResults.ReadPreviousAsync(previous.RunKey, previous.ConfigurationHash, cancellationToken),
        });
    }

    private async Task<LoadHistory> ReadLoadsAsync(IReadOnlyList<RunRecord> ledger, CancellationToken cancellationToken)
    {
        // What a run that is held had seen is still new: nobody said yet that it is right.
        var seen = ledger.Where(run => run.Status == RunStatus.Published && run.LastLoadKey < stamp.LastLoadKey)
            .Max(run => run.LastLoadKey) ?? 0;
        var loads = await store.LoadHistory.ReadAsync(context.AsOf, stamp.LastLoadKey, seen, cancellationToken);
        return StrayTail.Find(loads) is { } tail
            ? loads with
            {
                StrayRows = await store.LoadHistory.ReadOrdersAsync(tail.FirstDay, context.AsOf, stamp.LastLoadKey, cancellationToken),
            }
            : loads;
    }

    // The run before is the last that had seen fewer loads: a run made again says the same as the first time. A trial's findings are looked
    // at by its maker alone, and a failed run has none.
    private static int LastSeenLoad(IReadOnlyList<RunRecord> ledger, LoadStamp stamp) => ledger
        .Where(run => run.Status is RunStatus.Published or RunStatus.Held or RunStatus.Unpublished)
        .Where(run => run.LastLoadKey < stamp.LastLoadKey)
        .Max(run => run.LastLoadKey) ?? 0;
}
