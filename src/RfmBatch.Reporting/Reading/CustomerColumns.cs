using RfmBatch.Core.Scoring;
using RfmBatch.Reporting.Model;
using RfmBatch.Reporting.Svg;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Reporting.Reading;

/// <summary>Customers of a run, read in one pass: what the report needs of 1,000,000 of them takes about a hundred megabytes.</summary>
internal sealed class CustomerColumns
{
    private static readonly string[] Names =
    [
        "CustomerKey", "SegmentKey", "ClusterKey", "RecencyDays", "OrderCount", "FrequencyCount", "RevenueAmount", "MonetaryAmount",
        "FirstOrderDate", "RecencyScore", "FrequencyScore", "MonetaryScore", "ProbabilityAlive", "PredictedValue12MAmount",
        "PredictionGap",
    ];

    private readonly List<Row> _rows;

    private CustomerColumns(List<Row> rows) => _rows = rows;

    /// <summary>No customers, for a run whose rows were purged.</summary>
    public static CustomerColumns None { get; } = new([]);

    /// <summary>The customers, by key.</summary>
    public IReadOnlyList<Row> Rows => _rows;

    /// <summary>
    /// One customer. Without a sale in the window recency is −1, money NaN and scores are 0; the probability is NaN where it is
    /// not known, and the prediction null where there is none: the gap says why.
    /// </summary>
    internal readonly record struct Row(
        int CustomerKey,
        int SegmentKey,
        int ClusterKey,
        int RecencyDays,
        int OrderCount,
        int FrequencyCount,
        decimal RevenueAmount,
        double MonetaryAmount,
        DateOnly? FirstOrderDate,
        byte RecencyScore,
        byte FrequencyScore,
        byte MonetaryScore,
        double ProbabilityAlive,
        decimal? PredictedValue12MAmount,
        string? PredictionGap)
    {
        /// <summary>Whether the customer has scores.</summary>
        public bool IsScored => RecencyScore > 0;
    }

    /// <summary>Reads the customers of a run.</summary>
    public static async Task<CustomerColumns> ReadAsync(
        BiReader reader, int runKey, long customerCount, CancellationToken cancellationToken)
    {
        var list = new List<Row>((int)customerCount);
        await using var rows = await reader.OpenAsync(new BiQuery("CustomerRfm", runKey) { Columns = Names }, cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            list.Add(new Row(
                Whole(rows, 0),
                Whole(rows, 1),
                Whole(rows, 2),
                rows.Value(3) is long days ? (int)days : -1,
                Whole(rows, 4),
                Whole(rows, 5),
                (decimal)rows.Value(6)!,
                rows.Value(7) is decimal amount ? (double)amount : double.NaN,
                rows.Value(8) as DateOnly?,
                Score(rows, 9),
                Score(rows, 10),
                Score(rows, 11),
                rows.Value(12) is double probability ? probability : double.NaN,
                rows.Value(13) as decimal?,
                rows.Value(14) as string));
        }

        return new CustomerColumns(list);
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
