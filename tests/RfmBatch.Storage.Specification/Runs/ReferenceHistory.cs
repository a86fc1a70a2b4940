namespace RfmBatch.Storage.Specification.Runs;

/// <summary>Segments over time, rebuilt from nothing: what the spliced table must say.</summary>
public static class ReferenceHistory
{
    private static readonly DateOnly EndOfTime = DateOnly.MaxValue;

    /// <param name="current">The program's current runs, ascending by as-of date.</param>
    public static IReadOnlyList<HistoryInterval> Rebuild(IReadOnlyList<MadeRun> current)
    {
        var intervals = new List<HistoryInterval>();
        foreach (var customer in current.SelectMany(run => run.Segments.Keys).Distinct().Order())
        {
            HistoryInterval? open = null;
            for (var i = 0; i < current.Count; i++)
            {
                var run = current[i];
                var to = i + 1 < current.Count ? current[i + 1].AsOf.AddDays(-2) : EndOfTime;
                var isThere = run.Segments.TryGetValue(customer, out var segment);
                var goesOn = isThere
                    && open is not null
                    && open.SegmentKey == segment
                    && current[i - 1].ConfigurationHash == run.ConfigurationHash;
                if (open is not null && !goesOn)
                {
                    intervals.Add(open);
                }

                open = !isThere ? null : goesOn ? open! with { To = to } : new HistoryInterval(customer, segment, run.AsOf.AddDays(-1), to);
            }

            if (open is not null)
            {
                intervals.Add(open);
            }
        }

        return intervals;
    }
}
