namespace RfmBatch.Core.Publication;

/// <summary>Which published runs of one program are current, which is latest, and what each is compared with.</summary>
/// <remarks>
/// Derived anew at every publication: a backfill does not move latest, but becomes the previous run of its later neighbour.
/// Of one as-of date the run with the greatest key is current. No time decides, since times come from the clocks of whichever machines made
/// the runs: with a clock set back, a corrected run would stay hidden behind the one it corrects.
/// </remarks>
public sealed class Succession
{
    private const int OneMonthToleranceDays = 10;
    private const int TwelveMonthToleranceDays = 30;

    private Succession(IReadOnlyList<CurrentRun> current, IReadOnlyList<int> supersededRunKeys) =>
        (Current, SupersededRunKeys) = (current, supersededRunKeys);

    /// <summary>Current runs, ascending by as-of date, one per date.</summary>
    public IReadOnlyList<CurrentRun> Current { get; }

    /// <summary>Published runs whose as-of date has a run with a greater key; ascending.</summary>
    public IReadOnlyList<int> SupersededRunKeys { get; }

    /// <summary>The current run with the greatest as-of date, or null where nothing is published.</summary>
    public int? LatestRunKey => Current.Count == 0 ? null : Current[^1].Run.RunKey;

    /// <summary>Orders the published runs of one program.</summary>
    /// <param name="runs">All published runs of the program, in any order.</param>
    public static Succession For(IEnumerable<PublishedRun> runs)
    {
        var all = runs.ToList();
        var current = all
            .GroupBy(run => run.AsOfDate)
            .Select(sameDate => sameDate.MaxBy(run => run.RunKey)!)
            .OrderBy(run => run.AsOfDate)
            .ToList();
        var currentKeys = current.Select(run => run.RunKey).ToHashSet();
        return new Succession(
            [.. current.Select((run, i) => new CurrentRun(
                run,
                i == 0 ? null : Link(run, current[i - 1]),
                Nearest(run, run.AsOfDate.AddMonths(-1), OneMonthToleranceDays, current),
                Nearest(run, run.AsOfDate.AddMonths(-12), TwelveMonthToleranceDays, current)))],
            [.. all.Select(run => run.RunKey).Where(key => !currentKeys.Contains(key)).Order()]);
    }

    private static RunLink? Nearest(PublishedRun run, DateOnly target, int toleranceDays, List<PublishedRun> current)
    {
        // Of two equally near, the later one.
        var nearest = current
            .Where(candidate => candidate.AsOfDate < run.AsOfDate && Distance(candidate, target) <= toleranceDays)
            .OrderBy(candidate => Distance(candidate, target))
            .ThenByDescending(candidate => candidate.AsOfDate)
            .FirstOrDefault();
        return nearest is null ? null : Link(run, nearest);
    }

    private static int Distance(PublishedRun run, DateOnly target) => Math.Abs(run.AsOfDate.DayNumber - target.DayNumber);

    private static RunLink Link(PublishedRun later, PublishedRun earlier) =>
        new(earlier.RunKey, earlier.ConfigurationHash == later.ConfigurationHash);
}

/// <summary>A published run of one program, as far as succession looks at it.</summary>
/// <param name="RunKey">The run; the store gives keys in the order in which runs begin.</param>
/// <param name="AsOfDate">First day not observed.</param>
/// <param name="ConfigurationHash">Runs of equal hash have one history.</param>
public sealed record PublishedRun(int RunKey, DateOnly AsOfDate, string ConfigurationHash);

/// <summary>A current run and the earlier current runs that it is compared with.</summary>
/// <param name="Run">The run.</param>
/// <param name="Previous">The nearest earlier current run, or null for the first.</param>
/// <param name="OneMonthEarlier">The current run nearest to as-of − 1 month, at most 10 days from it, or null.</param>
/// <param name="TwelveMonthsEarlier">The current run nearest to as-of − 12 months, at most 30 days from it, or null.</param>
public sealed record CurrentRun(PublishedRun Run, RunLink? Previous, RunLink? OneMonthEarlier, RunLink? TwelveMonthsEarlier);

/// <summary>An earlier run that a run is compared with.</summary>
/// <param name="RunKey">The earlier run.</param>
/// <param name="IsComparable">Whether both have the same configuration; if not, a new history begins in between.</param>
public sealed record RunLink(int RunKey, bool IsComparable);
