using RfmBatch.Core.Scoring;
using RfmBatch.Reporting.Svg;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Reporting.Reading;

/// <summary>Customers of a run as columns: 1,000,000 of them are a few dozen megabytes, read in one pass.</summary>
internal sealed class CustomerColumns
{
    private static readonly string[] Names =
        ["CustomerKey", "SegmentKey", "RecencyDays", "OrderCount", "FrequencyCount", "RevenueAmount", "MonetaryAmount", "FirstOrderDate", "RecencyScore", "FrequencyScore", "MonetaryScore"];

    private readonly List<Row> _rows = [];

    /// <summary>The customers, by key.</summary>
    public IReadOnlyList<Row> Rows => _rows;

    /// <summary>One customer; recency, money and scores are −1, NaN and 0 where there is no sale in the window.</summary>
    internal readonly record struct Row(int CustomerKey, int SegmentKey, int RecencyDays, int OrderCount, int FrequencyCount, decimal RevenueAmount, double MonetaryAmount, DateOnly? FirstOrderDate, byte RecencyScore, byte FrequencyScore, byte MonetaryScore)
    {
        /// <summary>Whether the customer has scores.</summary>
        public bool IsScored => RecencyScore > 0;
    }

    /// <summary>Reads the customers of a run.</summary>
    public static async Task<CustomerColumns> ReadAsync(BiReader reader, int runKey, CancellationToken cancellationToken)
    {
        var customers = new CustomerColumns();
        await using var rows = await reader.OpenAsync(new BiQuery("CustomerRfm", runKey) { Columns = Names }, cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            customers._rows.Add(new Row(
                Whole(rows, 0),
                Whole(rows, 1),
                rows.Value(2) is long days ? (int)days : -1,
                Whole(rows, 3),
                Whole(rows, 4),
                (decimal)rows.Value(5)!,
                rows.Value(6) is decimal amount ? (double)amount : double.NaN,
                rows.Value(7) as DateOnly?,
                Score(rows, 8),
                Score(rows, 9),
                Score(rows, 10)));
        }

        return customers;
    }

    /// <summary>How the three metrics are distributed over the scored customers.</summary>
    public IReadOnlyList<ReportDistribution> Distributions()
    {
        if (!_rows.Exists(row => row.IsScored))
        {
            return [];
        }

        var days = Sorted(row => row.RecencyDays);
        var counts = Sorted(row => row.FrequencyCount);
        var amounts = Sorted(row => row.MonetaryAmount);
        return
        [
            new ReportDistribution(Metric.Recency, Histogram.OfWhole(days), Median(days)),
            new ReportDistribution(Metric.Frequency, Histogram.OfWhole(counts), Median(counts)),
            new ReportDistribution(Metric.Monetary, Histogram.OfAmounts(amounts), Median(amounts)),
        ];
    }

    private static double Median(double[] sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;

    private static int Whole(BiRows rows, int ordinal) => (int)(long)rows.Value(ordinal)!;

    private static byte Score(BiRows rows, int ordinal) => rows.Value(ordinal) is long score ? (byte)score : (byte)0;

    private double[] Sorted(Func<Row, double> valueOf)
    {
        var values = _rows.Where(row => row.IsScored).Select(valueOf).ToArray();
        Array.Sort(values);
        return values;
    }
}
