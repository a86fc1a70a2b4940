using RfmBatch.Core.Publication;

namespace RfmBatch.Core.Operations;

/// <summary>Which runs of one program keep their customer rows.</summary>
/// <remarks>
/// Age counts from the day a run finished, so that a backfill of an old date is not deleted at once; months and years are those of the last
/// observed day, so that a run as of the first of February stands for January. Which run is the last of its month, of its year or of all is
/// a matter of as-of date and key, as in <see cref="Succession"/>: the run that stands for a month is one that readers see.
/// </remarks>
public static class Retention
{
    /// <summary>All runs keep their rows for this many days.</summary>
    public const int AllRunsDays = 35;

    /// <summary>The last run of each month keeps them for this many months.</summary>
    public const int MonthlyRunsMonths = 36;

    /// <summary>Decides for every run, ascending by as-of date.</summary>
    /// <param name="runs">Runs of one program with customer rows, in any order.</param>
    /// <param name="today">Today, UTC.</param>
    public static IReadOnlyList<RetentionDecision> For(IEnumerable<StoredRun> runs, DateOnly today)
    {
        var ordered = runs.OrderBy(run => run.AsOfDate).ThenBy(run => run.RunKey).ToList();
        var published = ordered.Where(run => run.IsPublished).ToList();
        var latest = published.LastOrDefault();
        var lastOfMonth = published.GroupBy(run => (ObservedTo(run).Year, ObservedTo(run).Month)).Select(month => month.Last()).ToHashSet();
        var lastOfYear = published.GroupBy(run => ObservedTo(run).Year).Select(year => year.Last()).ToHashSet();
        return [.. ordered.Select(run => Decide(run, today, run == latest, lastOfMonth.Contains(run), lastOfYear.Contains(run)))];
    }

    private static RetentionDecision Decide(StoredRun run, DateOnly today, bool isLatest, bool isLastOfMonth, bool isLastOfYear)
    {
        if (isLatest)
        {
            return new RetentionDecision(run.RunKey, true, "latest run of the program");
        }

        if (DateOnly.FromDateTime(run.FinishedAt).AddDays(AllRunsDays) >= today)
        {
            return new RetentionDecision(run.RunKey, true, $"finished within {AllRunsDays} days");
        }

        if (isLastOfYear)
        {
            return new RetentionDecision(run.RunKey, true, $"last run of {ObservedTo(run).Year}");
        }

        if (isLastOfMonth && ObservedTo(run).AddMonths(MonthlyRunsMonths) >= today)
        {
            return new RetentionDecision(run.RunKey, true, FormattableString.Invariant($"last run of {ObservedTo(run):yyyy-MM}"));
        }

        return new RetentionDecision(
            run.RunKey,
            false,
            run.IsPublished ? "a later run stands for its month or year" : $"not published, finished more than {AllRunsDays} days ago");
    }

    private static DateOnly ObservedTo(StoredRun run) => run.AsOfDate.AddDays(-1);
}

/// <summary>Whether a run keeps its customer rows.</summary>
/// <param name="RunKey">The run.</param>
/// <param name="KeepsCustomerRows">False: <c>purge</c> deletes them; runs, summaries, thresholds, migration, history and checks
/// stay.</param>
/// <param name="Reason">Why, a few words.</param>
public sealed record RetentionDecision(int RunKey, bool KeepsCustomerRows, string Reason);

/// <summary>A run that still has customer rows, as far as retention looks at it.</summary>
/// <param name="RunKey">The run.</param>
/// <param name="AsOfDate">First day not observed.</param>
/// <param name="FinishedAt">When it finished, UTC.</param>
/// <param name="IsPublished">Whether it is published; held, trial and failed runs never stand for a month or a year.</param>
public sealed record StoredRun(int RunKey, DateOnly AsOfDate, DateTime FinishedAt, bool IsPublished);
