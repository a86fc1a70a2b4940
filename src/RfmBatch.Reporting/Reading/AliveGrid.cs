using RfmBatch.Reporting.Model;

namespace RfmBatch.Reporting.Reading;

/// <summary>Mean probability of still being a customer over spans of recency and orders.</summary>
internal static class AliveGrid
{
    /// <summary>First days of the spans of recency.</summary>
    public static readonly int[] RecencySpans = [0, 31, 61, 91, 181, 271, 366, 548, 731];

    /// <summary>Least orders of the spans of orders.</summary>
    public static readonly int[] OrderSpans = [1, 2, 3, 5, 8, 13, 21];

    /// <summary>Cells that have a customer with a probability, by recency and orders.</summary>
    public static IReadOnlyList<ReportAliveCell> Of(IEnumerable<CustomerColumns.Row> customers)
    {
        var counts = new long[RecencySpans.Length, OrderSpans.Length];
        var sums = new double[RecencySpans.Length, OrderSpans.Length];
        foreach (var customer in customers.Where(customer => customer.IsScored && !double.IsNaN(customer.ProbabilityAlive)))
        {
            var (recency, orders) = (Span(RecencySpans, customer.RecencyDays), Span(OrderSpans, customer.OrderCount));
            counts[recency, orders]++;
            sums[recency, orders] += customer.ProbabilityAlive;
        }

        return
        [
            .. from recency in Enumerable.Range(0, RecencySpans.Length)
               from orders in Enumerable.Range(0, OrderSpans.Length)
               where counts[recency, orders] > 0
               select new ReportAliveCell(
                   RecencySpans[recency], OrderSpans[orders], counts[recency, orders], sums[recency, orders] / counts[recency, orders]),
        ];
    }

    /// <summary>A span in words: <c>31–60</c>, <c>731+</c>, <c>1</c>.</summary>
    public static string Words(int[] spans, int from)
    {
        var next = Array.IndexOf(spans, from) + 1;
        return next == spans.Length ? $"{from}+" : spans[next] - 1 == from ? $"{from}" : $"{from}–{spans[next] - 1}";
    }

    private static int Span(int[] spans, int value) => Math.Max(0, Array.FindLastIndex(spans, from => from <= value));
}
