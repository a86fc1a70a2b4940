using RfmBatch.Core.Aggregation;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Lifetime.Models;
using RfmBatch.Core.Lifetime;
using RfmBatch.Core.Scoring;
using RfmBatch.Core.Segmentation;

namespace RfmBatch.Core.Runs;

/// <summary>Who would have been in which segment at an earlier date, by the run's scoring and rules.</summary>
/// <remarks>From purchase days: an order and a line are counted as a day, for the log knows no more of them.</remarks>
internal sealed class EarlierSegments(CustomerSummaryTable summary, RunContext context)
{
    private readonly Lazy<Dictionary<int, string>> _idOf = new(
        () => Enumerable.Range(0, summary.Count).ToDictionary(i => summary.CustomerKeys[i], i => summary.CustomerIds[i]));

    /// <summary>Segments at a date.</summary>
    /// <param name="log">Customers, in the summary's order.</param>
    /// <param name="asOf">First day not observed, days since 1970-01-01.</param>
    /// <returns>The rule set's segment of each, <see cref="LifetimeRequest.NoSegment"/> for those without a sale in the window.</returns>
    public byte[] At(PurchaseLog log, int asOf)
    {
        var start = context.Options.QueryFor(Day.ToDate(asOf)).WindowStart is { } day ? Day.FromDate(day) : int.MinValue;
        var rows = Enumerable.Range(0, log.Count)
            .Where(row => log.Starts[row] < log.Ends[row] && log.Days[log.Starts[row]] < asOf).ToArray();
        var earlier = Summary(log, rows, start, asOf);
        var options = context.Options;
        var metrics = MetricColumns.From(earlier, asOf, options.Frequency, options.Monetary, options.Returns);
        var scores = ScoreColumns.From(metrics, options.Scoring, context.Bins, options.Breaks);
        var indexes = Segmenter.Assign(context.RuleSet, earlier, metrics, scores);
        var segments = new byte[log.Count];
        Array.Fill(segments, LifetimeRequest.NoSegment);
        for (var i = 0; i < rows.Length; i++)
        {
            segments[rows[i]] = metrics.RecencyDays[i] < 0 ? LifetimeRequest.NoSegment : indexes[i];
        }

        return segments;
    }

    private CustomerSummaryTable Summary(PurchaseLog log, int[] rows, int start, int asOf)
    {
        var days = new int[rows.Length];
        var earlier = new CustomerSummaryTable
        {
            CustomerKeys = Array.ConvertAll(rows, row => log.CustomerKeys[row]),
            CustomerIds = Array.ConvertAll(rows, row => _idOf.Value[log.CustomerKeys[row]]),
            FirstOrderDays = new int[rows.Length],
            LastOrderDays = new int[rows.Length],
            OrderCounts = days,
            DayCounts = days,
            LineCounts = days,
            SalesAmounts = new long[rows.Length],
            ReturnAmounts = new long[rows.Length],
        };
        for (var i = 0; i < rows.Length; i++)
        {
            (earlier.FirstOrderDays[i], earlier.LastOrderDays[i]) = (Day.None, Day.None);
            for (var row = log.Starts[rows[i]]; row < log.Ends[rows[i]] && log.Days[row] < asOf; row++)
            {
                Add(earlier, i, log, row, start);
            }
        }

        return earlier;
    }

    private static void Add(CustomerSummaryTable earlier, int i, PurchaseLog log, int row, int start)
    {
        var isIn = log.Days[row] >= start;
        if (log.IsReturn[row])
        {
            earlier.ReturnAmounts[i] += isIn ? log.Amounts[row] : 0;
            return;
        }

        earlier.FirstOrderDays[i] = earlier.FirstOrderDays[i] == Day.None ? log.Days[row] : earlier.FirstOrderDays[i];
        if (isIn)
        {
            earlier.LastOrderDays[i] = log.Days[row];
            earlier.DayCounts[i]++;
            earlier.SalesAmounts[i] += log.Amounts[row];
        }
    }
}
