using RfmBatch.Core.Publication;
using RfmBatch.Storage.Publication;

namespace RfmBatch.Application.Publication;

/// <summary>The one window of days for which another run speaks after a publication.</summary>
/// <param name="Window">The days: from the observed day of the as-of date that changed to the day before the next current run's.</param>
/// <param name="RunKey">The run that speaks, or null.</param>
/// <param name="ContinuesDayBefore">Whether the run before goes on through the window.</param>
internal sealed record HistoryChange(HistoryWindow Window, int? RunKey, bool ContinuesDayBefore)
{
    /// <summary>Compares the current runs before and after; at most one as-of date differs.</summary>
    public static HistoryChange? Between(int programKey, Succession before, Succession after)
    {
        var old = before.Current.ToDictionary(run => run.Run.AsOfDate, run => run.Run.RunKey);
        var current = after.Current.ToDictionary(run => run.Run.AsOfDate, run => run.Run.RunKey);
        var changed = old.Keys.Union(current.Keys)
            .Where(date => old.GetValueOrDefault(date) != current.GetValueOrDefault(date))
            .ToList();
        return changed.Count == 0 ? null : At(programKey, changed.Single(), after);
    }

    private static HistoryChange At(int programKey, DateOnly asOf, Succession after)
    {
        var speaker = after.Current.FirstOrDefault(run => run.Run.AsOfDate == asOf);
        var next = after.Current.FirstOrDefault(run => run.Run.AsOfDate > asOf);
        var hasEarlier = after.Current.Any(run => run.Run.AsOfDate < asOf);
        var window = new HistoryWindow(
            programKey,
            asOf.AddDays(-1),
            next is null ? HistoryWindow.EndOfTime : next.Run.AsOfDate.AddDays(-2),
            speaker is null ? hasEarlier : speaker.Previous is { IsComparable: true },
            next?.Previous is { IsComparable: true });
        return new HistoryChange(window, speaker?.Run.RunKey, ContinuesDayBefore: speaker is null && hasEarlier);
    }
}
