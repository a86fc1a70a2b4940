using RfmBatch.Core.Aggregation;

namespace RfmBatch.Core.Scoring;

/// <summary>The metrics of a run's customers, in columns parallel to the summary.</summary>
internal sealed class MetricColumns
{
    private MetricColumns(int count)
    {
        RecencyDays = new int[count];
        FirstPurchaseDays = new int[count];
        RevenueAmounts = new long[count];
        MonetaryAmounts = new long[count];
    }

    /// <summary>as-of − last sale in the window, at least 1; −1 without a sale in the window.</summary>
    public int[] RecencyDays { get; }

    /// <summary>as-of − first sale of all time, at least 1; −1 without a sale.</summary>
    public int[] FirstPurchaseDays { get; }

    /// <summary>Orders, days or lines by option.</summary>
    public required int[] FrequencyCounts { get; init; }

    /// <summary>Net or sales revenue, ten-thousandths.</summary>
    public long[] RevenueAmounts { get; }

    /// <summary>Revenue or mean revenue, ten-thousandths, rounded half to even.</summary>
    public long[] MonetaryAmounts { get; }

    /// <summary>Rows with a sale in the window, ascending.</summary>
    public required int[] ScoredRows { get; init; }

    /// <summary>Whether monetary is the mean.</summary>
    public required bool IsMonetaryMean { get; init; }

    /// <summary>Computes the metrics.</summary>
    public static MetricColumns From(
        CustomerSummaryTable summary, int asOfDay, FrequencyKind frequency, MonetaryKind monetary, ReturnsKind returns)
    {
        var columns = new MetricColumns(summary.Count)
        {
            FrequencyCounts = frequency switch
            {
                FrequencyKind.Days => summary.DayCounts,
                FrequencyKind.Lines => summary.LineCounts,
                _ => summary.OrderCounts,
            },
            ScoredRows = RowsWithSale(summary.LastOrderDays),
            IsMonetaryMean = monetary == MonetaryKind.Mean,
        };
        for (var i = 0; i < summary.Count; i++)
        {
            columns.RecencyDays[i] = summary.LastOrderDays[i] == Day.None ? -1 : asOfDay - summary.LastOrderDays[i];
            columns.FirstPurchaseDays[i] = summary.FirstOrderDays[i] == Day.None ? -1 : asOfDay - summary.FirstOrderDays[i];
            columns.RevenueAmounts[i] = summary.SalesAmounts[i] + (returns == ReturnsKind.Net ? summary.ReturnAmounts[i] : 0);
            columns.MonetaryAmounts[i] = columns.IsMonetaryMean
                ? RoundedMean(columns.RevenueAmounts[i], columns.FrequencyCounts[i])
                : columns.RevenueAmounts[i];
        }

        return columns;
    }

    /// <summary>The values to score, of <see cref="ScoredRows"/> only: days, counts, currency units (the mean unrounded).</summary>
    public double[] ValuesToScore(Metric metric)
    {
        var values = new double[ScoredRows.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var row = ScoredRows[i];
            values[i] = metric switch
            {
                Metric.Recency => RecencyDays[row],
                Metric.Frequency => FrequencyCounts[row],
                _ => IsMonetaryMean ? MeanAmount(row) : Amount.ToDouble(RevenueAmounts[row]),
            };
        }

        return values;
    }

    /// <summary>Revenue ÷ frequency in currency units, in one correctly rounded division, so that equal means are equal doubles.</summary>
    public static double MeanAmount(long revenueAmount, int frequencyCount) =>
        frequencyCount == 0 ? 0 : revenueAmount / ((double)Amount.Scale * frequencyCount);

    /// <summary>Revenue ÷ frequency of a row in currency units, unrounded.</summary>
    public double MeanAmount(int row) => MeanAmount(RevenueAmounts[row], FrequencyCounts[row]);

    private static long RoundedMean(long amount, int count) =>
        count == 0 ? 0 : decimal.ToInt64(decimal.Round((decimal)amount / count, 0, MidpointRounding.ToEven));

    private static int[] RowsWithSale(int[] lastOrderDays)
    {
        var rows = new int[lastOrderDays.Length];
        var count = 0;
        for (var i = 0; i < lastOrderDays.Length; i++)
        {
            if (lastOrderDays[i] != Day.None)
            {
                rows[count++] = i;
            }
        }

        return rows.AsSpan(0, count).ToArray();
    }
}

/// <summary>What is measured as monetary value.</summary>
public enum MonetaryKind
{
    /// <summary>Revenue.</summary>
    Sum,

    /// <summary>Revenue divided by the frequency count.</summary>
    Mean,
}

/// <summary>Whether returns reduce revenue.</summary>
public enum ReturnsKind
{
    /// <summary>Sales plus returns.</summary>
    Net,

    /// <summary>Sales only.</summary>
    Exclude,
}
