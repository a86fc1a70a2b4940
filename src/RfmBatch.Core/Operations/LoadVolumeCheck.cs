namespace RfmBatch.Core.Operations;

/// <summary>Checks whether new loads jump: the same data twice, days that grow, more or less a day than loads before them vary.</summary>
/// <remarks>
/// Loads are judged one after the other by key, those of each <c>--source</c> by themselves; one that fails is not among what the next is
/// measured by.
/// </remarks>
internal static class LoadVolumeCheck
{
    private const int MostNamed = 5;

    /// <summary>The check.</summary>
    public static QualityFinding Evaluate(LoadHistory? history)
    {
        var check = QualityCatalogue.LoadVolume;
        var newLoads = history?.Loads.Where(load => load.LoadKey > history.SeenLoadKey && load.Days.Count > 0).ToList() ?? [];
        if (history is null || newLoads.Count == 0)
        {
            return check.Passed("no rows were loaded since the last published run.");
        }

        var jumps = Find(history).OrderBy(jump => jump.Load.LoadKey).ToList();
        var open = jumps.Where(jump => history.RunThatAccepted(check, Subject(jump)) is null).ToList();
        var words = string.Join(" ", (open.Count > 0 ? open : jumps).Take(MostNamed).Select(jump => $"{jump.Load.Name}: {jump.Words}"));
        if (jumps.Count == 0)
        {
            return check.Passed($"{newLoads.Count} loads since the last published run are within what loads before them vary.");
        }

        return open.Count == 0
            ? check.Failed($"{words} Accepted before.", CheckSeverity.Notice)
            : check.Failed(
                $"{words} Take a wrong load back (rfmbatch loads undo {open[0].Load.LoadKey}) and run again; if it is right, publish with "
                + $"--accept {check.Id}.") with { Subjects = [.. open.Select(Subject).Distinct()] };
    }

    /// <summary>Every new load that jumps, once.</summary>
    internal static IReadOnlyList<LoadJump> Find(LoadHistory history)
    {
        var found = RepeatedDays.Find(history).ToDictionary(jump => jump.Load.LoadKey);
        foreach (var source in history.Loads.GroupBy(load => load.SourceLabel, StringComparer.Ordinal))
        {
            List<LoadOfDays> loads = [.. source];
            foreach (var jump in GrowingDays.Find(loads, history.SeenLoadKey, found.Keys)
                .Concat(DailyVolume.Find(loads, history.SeenLoadKey, found.Keys)))
            {
                found.TryAdd(jump.Load.LoadKey, jump);
            }
        }

        return [.. found.Values];
    }

    private static string Subject(LoadJump jump) => FormattableString.Invariant($"load {jump.Load.LoadKey}");
}

/// <summary>A load that jumps.</summary>
/// <param name="Load">The load.</param>
/// <param name="Words">In what, with its limit; one sentence.</param>
internal sealed record LoadJump(LoadOfDays Load, string Words);
