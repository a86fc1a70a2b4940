using RfmBatch.Core.Publication;
using RfmBatch.Core.Runs;
using RfmBatch.Core.SegmentValue;
using RfmBatch.Storage;
using RfmBatch.Storage.Runs;
using RfmBatch.Storage.SegmentValue;

namespace RfmBatch.Application.Publication;

/// <summary>
/// Values the segments of runs that become current, and anew those of runs whose run of a year earlier is another one now.
/// </summary>
internal sealed class SegmentValuer(RfmStore store, RunStates states, NewRunFigures? computed)
{
    private static readonly string NoEarlierRun =
        $"There is no comparable published run {MarkovValue.MinDays} to {MarkovValue.MaxDays} days earlier.";

    public async Task<IReadOnlyList<StoredSegmentValue>> PrepareAsync(
        int programKey, Succession before, Succession after, Dictionary<int, RunRecord> runs, CancellationToken cancellationToken)
    {
        var stored = await store.SegmentValues.ReadLinksAsync(programKey, cancellationToken);
        var known = before.Current.Select(run => run.Run.RunKey).ToHashSet();
        var valuations = new List<StoredSegmentValue>();
        foreach (var run in after.Current.Select(current => current.Run))
        {
            var earlier = YearEarlier(run, after.Current);
            var isOutdated = stored.TryGetValue(run.RunKey, out var link) ? link != earlier?.RunKey : !known.Contains(run.RunKey);

            // Of a purged run nothing can be computed anew; what was stored stays, with the run that it names.
            if (isOutdated && runs[run.RunKey].HasCustomerRows && await FactsAsync(run.RunKey, cancellationToken) is { Count: > 0 } facts)
            {
                valuations.Add(await ValueAsync(runs[run.RunKey], earlier is null ? null : runs[earlier.RunKey], facts, cancellationToken));
            }
        }

        return valuations;
    }

    private async Task<IReadOnlyList<SegmentFacts>> FactsAsync(int runKey, CancellationToken cancellationToken) =>
        computed?.RunKey == runKey ? computed.Facts : await store.SegmentValues.ReadFactsAsync(runKey, cancellationToken);

    /// <summary>The comparable current run nearest to a year before; of two equally near the later one.</summary>
    private static PublishedRun? YearEarlier(PublishedRun run, IReadOnlyList<CurrentRun> current) => current
        .Select(candidate => candidate.Run)
        .Where(
            candidate => candidate.ConfigurationHash == run.ConfigurationHash
                && DaysBefore(candidate, run) is >= MarkovValue.MinDays and <= MarkovValue.MaxDays)
        .OrderBy(candidate => Math.Abs(DaysBefore(candidate, run) - MarkovValue.BestDays))
        .ThenByDescending(candidate => candidate.AsOfDate)
        .FirstOrDefault();

    private static int DaysBefore(PublishedRun earlier, PublishedRun later) => later.AsOfDate.DayNumber - earlier.AsOfDate.DayNumber;

    private async Task<StoredSegmentValue> ValueAsync(
        RunRecord run, RunRecord? earlier, IReadOnlyList<SegmentFacts> facts, CancellationToken cancellationToken)
    {
        var options = RunOptions.FromJson(run.OptionsJson);
        var markov = earlier is null ? null : await MarkovAsync(run, earlier, facts, cancellationToken);
        var segments = SegmentWorths.Compute(facts, options.Margin, options.Discount, markov, NoEarlierRun);
        return new StoredSegmentValue(run.RunKey, (double)options.Margin, (double)options.Discount, earlier?.RunKey, segments);
    }

    private async Task<IReadOnlyDictionary<int, double>> MarkovAsync(
        RunRecord run, RunRecord earlier, IReadOnlyList<SegmentFacts> facts, CancellationToken cancellationToken)
    {
        var stamp = await store.Summaries.ReadStampAsync(cancellationToken);
        var sales = await store.SegmentValues.SumSalesAsync(
            run.RunKey, run.AsOf.AddDays(-MarkovValue.SalesDays), run.AsOf, stamp.LastLoadKey, cancellationToken);
        var from = await states.ReadAsync(earlier, cancellationToken);
        var to = await states.ReadAsync(run, cancellationToken);
        return MarkovValue.PerCustomer(
            [.. facts.Select(segment => segment.SegmentKey)],
            (from.CustomerKeys, from.SegmentKeys),
            (to.CustomerKeys, to.SegmentKeys),
            sales);
    }
}
