using RfmBatch.Core.Scoring;

namespace RfmBatch.Core.Segmentation;

/// <summary>Every segment in figures, also those without customers.</summary>
internal static class SegmentFigures
{
    /// <summary>One summary per segment, in the order of the segments.</summary>
    public static IReadOnlyList<SegmentSummary> Summarise(
        IReadOnlyList<Segment> segments, byte[] segmentIndexes, MetricColumns metrics, int[] orderCounts)
    {
        var (rows, starts) = RowsBySegment(segments.Count, segmentIndexes);
        var totalRevenue = metrics.RevenueAmounts.Sum();
        var summaries = new SegmentSummary[segments.Count];
        Parallel.For(0, segments.Count, i =>
        {
            var members = rows.AsSpan(starts[i], starts[i + 1] - starts[i]);
            summaries[i] = Summarise(segments[i].Name, members, segmentIndexes.Length, totalRevenue, metrics, orderCounts);
        });
        return summaries;
    }

    private static SegmentSummary Summarise(
        string name, ReadOnlySpan<int> members, int customers, long totalRevenue, MetricColumns metrics, int[] orderCounts)
    {
        var days = new int[members.Length];
        var orders = new int[members.Length];
        var revenues = new long[members.Length];
        var (scored, daySum, orderSum, revenueSum) = (0, 0L, 0L, 0L);
        for (var i = 0; i < members.Length; i++)
        {
            var row = members[i];
            if (metrics.RecencyDays[row] >= 0)
            {
                days[scored++] = metrics.RecencyDays[row];
                daySum += metrics.RecencyDays[row];
            }

            orderSum += orders[i] = orderCounts[row];
            revenueSum += revenues[i] = metrics.RevenueAmounts[row];
        }

        Array.Sort(days, 0, scored);
        Array.Sort(orders);
        Array.Sort(revenues);
        var isEmpty = members.IsEmpty;
        return new SegmentSummary
        {
            SegmentName = name,
            CustomerCount = members.Length,
            CustomerShare = customers == 0 ? 0 : (double)members.Length / customers,
            OrderCount = orderSum,
            RevenueAmount = revenueSum,
            RevenueShare = totalRevenue == 0 ? null : (double)revenueSum / totalRevenue,
            RecencyDaysMean = scored == 0 ? null : (double)daySum / scored,
            OrderCountMean = isEmpty ? null : (double)orderSum / members.Length,
            RevenueAmountMean = isEmpty ? null : revenueSum / ((double)Amount.Scale * members.Length),
            RecencyDaysMedian = scored == 0 ? null : SortedQuantile.Median(days.AsSpan(0, scored)),
            OrderCountMedian = isEmpty ? null : SortedQuantile.Median(orders),
            RevenueAmountMedian = isEmpty ? null : SortedQuantile.Median(revenues) / Amount.Scale,
        };
    }

    private static (int[] Rows, int[] Starts) RowsBySegment(int segments, byte[] segmentIndexes)
    {
        var starts = new int[segments + 1];
        foreach (var segment in segmentIndexes)
        {
            starts[segment + 1]++;
        }

        for (var i = 0; i < segments; i++)
        {
            starts[i + 1] += starts[i];
        }

        var next = (int[])starts.Clone();
        var rows = new int[segmentIndexes.Length];
        for (var row = 0; row < rows.Length; row++)
        {
            rows[next[segmentIndexes[row]]++] = row;
        }

        return (rows, starts);
    }
}
