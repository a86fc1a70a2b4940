using RfmBatch.Core.Publication;
using RfmBatch.Core.Runs;
using RfmBatch.Core.SegmentValue;
using RfmBatch.Storage;
using RfmBatch.Storage.Locking;
using RfmBatch.Storage.Publication;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Application.Publication;

/// <summary>Works out what changes when a run is published or taken back, and reads or stages what that takes.</summary>
/// <remarks>Only the holder of the program's lock may call it: nothing of the program changes between preparing and applying.</remarks>
/// <param name="store">The store.</param>
/// <param name="programLock">The held lock: history is staged on its connection, on which the publication's transaction runs too.</param>
internal sealed class PublicationPlanner(RfmStore store, IProgramLock programLock)
{
    /// <summary>Prepares the change of a program's published runs.</summary>
    /// <param name="programKey">The program.</param>
    /// <param name="ledger">All its runs as they are now.</param>
    /// <param name="published">The runs that shall be published afterwards; each has customer rows or is current now.</param>
    /// <param name="computed">The figures of a run that was just computed, or null.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<PreparedPublication> PrepareAsync(
        int programKey,
        IReadOnlyList<RunRecord> ledger,
        IReadOnlyList<RunRecord> published,
        NewRunFigures? computed,
        CancellationToken cancellationToken)
    {
        var before = SuccessionOf(ledger.Where(run => run.IsCurrent));
        var after = SuccessionOf(published);
        var runs = ledger.Concat(published).GroupBy(run => run.RunKey).ToDictionary(same => same.Key, same => same.Last());
        var change = HistoryChange.Between(programKey, before, after);
        var isFirst = before.Current.Count == 0 && change is { RunKey: not null };
        if (change is not null && !isFirst)
        {
            await StageAsync(change, cancellationToken);
        }

        var states = new RunStates(store);
        var migrations = await MigrationsAsync(programKey, before, after, runs, states, cancellationToken);
        var valuations = await new SegmentValuer(store, states, computed).PrepareAsync(programKey, before, after, runs, cancellationToken);
        return new PreparedPublication
        {
            ProgramKey = programKey,
            LatestRunKey = after.LatestRunKey,
            Places = Places(ledger, after, runs),
            Window = change?.Window,
            FirstRunKey = isFirst ? change!.RunKey : null,
            MigrationsToDelete = migrations.ToDelete,
            MigrationsToInsert = migrations.ToInsert,
            Valuations = valuations,
            Cohorts = before.LatestRunKey == after.LatestRunKey
                ? null
                : await CohortsAsync(after, runs, computed?.Cohorts, cancellationToken),
        };
    }

    /// <summary>The order that runs of the ledger have.</summary>
    public static Succession SuccessionOf(IEnumerable<RunRecord> published) => Succession.For(published.Select(ToPublished));

    private static PublishedRun ToPublished(RunRecord run) => new(run.RunKey, run.AsOf, run.ConfigurationHash);

    private static List<(int RunKey, bool IsCurrent, RunRecord? Previous)> Places(
        IReadOnlyList<RunRecord> ledger, Succession after, Dictionary<int, RunRecord> runs)
    {
        var places = new List<(int RunKey, bool IsCurrent, RunRecord? Previous)>();
        var current = after.Current.ToDictionary(run => run.Run.RunKey);
        foreach (var run in ledger)
        {
            current.TryGetValue(run.RunKey, out var place);
            var previous = place?.Previous is { IsComparable: true } link ? runs[link.RunKey] : null;
            if (run.IsCurrent != (place is not null) || run.PreviousRunKey != previous?.RunKey)
            {
                places.Add((run.RunKey, place is not null, previous));
            }
        }

        return places;
    }

    private Task StageAsync(HistoryChange change, CancellationToken cancellationToken) => change.ContinuesDayBefore
        ? store.History.StageFromDayBeforeAsync(change.Window, programLock.Connection, cancellationToken)
        : store.History.StageFromRunAsync(change.Window, change.RunKey, programLock.Connection, cancellationToken);

    private async Task<MigrationChange> MigrationsAsync(
        int programKey,
        Succession before,
        Succession after,
        Dictionary<int, RunRecord> runs,
        RunStates states,
        CancellationToken cancellationToken)
    {
        var wanted = after.Current.SelectMany(Pairs).ToHashSet();
        IReadOnlyList<MigrationPair> stored = before.Current.Count == 0
            ? []
            : await store.Migrations.ReadPairsAsync(programKey, cancellationToken);
        var toInsert = new List<(MigrationPair, IReadOnlyList<MigrationRow>)>();
        foreach (var pair in wanted.Except(stored))
        {
            var from = await states.ReadAsync(runs[pair.FromRunKey], cancellationToken);
            var to = await states.ReadAsync(runs[pair.ToRunKey], cancellationToken);
            toInsert.Add((pair, MigrationTable.Compare(from, to)));
        }

        return new MigrationChange([.. stored.Where(pair => !wanted.Contains(pair))], toInsert);
    }

    private static IEnumerable<MigrationPair> Pairs(CurrentRun run)
    {
        (string Comparison, RunLink? Link)[] links =
        [
            ("previous", run.Previous), ("1M", run.OneMonthEarlier), ("12M", run.TwelveMonthsEarlier)
        ];
        return links.Where(link => link.Link is not null)
            .Select(link => new MigrationPair(run.Run.RunKey, link.Comparison, link.Link!.RunKey, link.Link.IsComparable));
    }

    private async Task<CohortFigures> CohortsAsync(
        Succession after, Dictionary<int, RunRecord> runs, Task<CohortFigures>? counted, CancellationToken cancellationToken)
    {
        if (after.LatestRunKey is not { } latest)
        {
            return CohortFigures.None;
        }

        if (counted is not null)
        {
            return await counted;
        }

        var stamp = await store.Summaries.ReadStampAsync(cancellationToken);
        return await new CohortReader(store, runs[latest].AsOf, RunOptions.FromJson(runs[latest].OptionsJson)).ReadAsync(
            stamp, cancellationToken);
    }

    private sealed record MigrationChange(
        IReadOnlyList<MigrationPair> ToDelete, IReadOnlyList<(MigrationPair Pair, IReadOnlyList<MigrationRow> Rows)> ToInsert);
}

/// <summary>What a run that was just computed has at hand, so that its publication need not read it.</summary>
/// <param name="RunKey">The run.</param>
/// <param name="Facts">What its segments are valued by.</param>
/// <param name="Cohorts">Its cohorts, or null where it will not be the latest.</param>
internal sealed record NewRunFigures(int RunKey, IReadOnlyList<SegmentFacts> Facts, Task<CohortFigures>? Cohorts);
