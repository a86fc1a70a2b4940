using RfmBatch.Core.Aggregation;
using RfmBatch.Core.Lifetime.Forecast;
using RfmBatch.Core.Lifetime.Models;
using RfmBatch.Core.Lifetime;
using RfmBatch.Core.Scoring;
using RfmBatch.Core.Segmentation;

namespace RfmBatch.Core.Runs;

/// <summary>Who would have been in which segment at an earlier date, by the run's scoring and rules.</summary>
/// <remarks>
/// The log knows purchase days alone: orders and lines of an earlier date are its days times what the customer has of them a day in the
/// run's window, or everybody has where it has none there.
/// </remarks>
internal sealed class EarlierSegments(CustomerSummaryTable summary, RunContext context)
{
    private readonly Lazy<Dictionary<int, int>> _placeOf = new(
        () => Enumerable.Range(0, summary.Count).ToDictionary(i => summary.CustomerKeys[i]));

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
        int[] places = Array.ConvertAll(rows, row => _placeOf.Value[log.CustomerKeys[row]]);
        var earlier = new CustomerSummaryTable
        {
            CustomerKeys = Array.ConvertAll(rows, row => log.CustomerKeys[row]),
            CustomerIds = Array.ConvertAll(places, place => summary.CustomerIds[place]),
            FirstOrderDays = new int[rows.Length],
            LastOrderDays = new int[rows.Length],
            OrderCounts = new int[rows.Length],
            DayCounts = new int[rows.Length],
            LineCounts = new int[rows.Length],
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

        Scale(places, earlier.DayCounts, summary.OrderCounts, earlier.OrderCounts);
        Scale(places, earlier.DayCounts, summary.LineCounts, earlier.LineCounts);
        return earlier;
    }

    private void Scale(int[] places, int[] days, int[] counts, int[] scaled)
    {
        var ofAll = (double)counts.Sum(count => (long)count) / Math.Max(1, summary.DayCounts.Sum(count => (long)count));
        for (var i = 0; i < days.Length; i++)
        {
            var known = summary.DayCounts[places[i]];
            var aDay = known > 0 ? (double)counts[places[i]] / known : ofAll;
            scaled[i] = days[i] == 0 ? 0 : Math.Max(1, (int)Math.Round(days[i] * aDay));
        }
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
