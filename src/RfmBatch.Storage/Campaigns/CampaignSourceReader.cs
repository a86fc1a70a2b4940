using Dapper;
using RfmBatch.Core;
using RfmBatch.Storage.Aggregation;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Campaigns;

/// <summary>Reads the customers of a run for a plan.</summary>
internal static class CampaignSourceReader
{
    public static async Task<CampaignSource> ReadAsync(SqlDialect dialect, int runKey, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(SqlDialect.Command(
            dialect.Text("Queries/Plan_ReadCustomer"),
            new { RunKey = runKey },
            cancellationToken,
            timeoutSeconds: SqlDialect.LongTimeoutSeconds));
        var rows = new List<Row>();
        var ids = new List<string>();
        while (reader.Read())
        {
            ids.Add(reader.GetString(1));
            rows.Add(new Row(
                reader.GetInt32(0),
                reader.GetInt32(2),
                reader.IsDBNull(3) ? -1 : reader.GetInt32(3),
                reader.GetInt32(4),
                dialect.ReadAmount(reader, 5),
                reader.IsDBNull(6) ? double.NaN : reader.GetDouble(6),
                reader.IsDBNull(7) ? double.NaN : Amount.ToDouble(dialect.ReadAmount(reader, 7))));
        }

        string[] names = [.. ids];
        var order = OrdinalOrder.Of(names);
        T[] Column<T>(Func<Row, T> of) => Array.ConvertAll(order, i => of(rows[i]));
        return new CampaignSource(
            Column(row => row.CustomerKey),
            Array.ConvertAll(order, i => names[i]),
            Column(row => row.SegmentKey),
            Column(row => row.RecencyDays),
            Column(row => row.OrderCount),
            Column(row => row.RevenueAmount),
            Column(row => row.ExpectedOrders),
            Column(row => row.PredictedValue));
    }

    private readonly record struct Row(
        int CustomerKey, int SegmentKey, int RecencyDays, int OrderCount, long RevenueAmount, double ExpectedOrders, double PredictedValue);
}

/// <summary>The customers of a run as a plan sees them, in columns, ordered by customer id (ordinal).</summary>
/// <param name="CustomerKeys">Customers.</param>
/// <param name="CustomerIds">Their ids.</param>
/// <param name="SegmentKeys">Their segments.</param>
/// <param name="RecencyDays">Days since their last order, −1 without one in the window.</param>
/// <param name="OrderCounts">Their orders in the window.</param>
/// <param name="RevenueAmounts">Their revenue in the window, ten-thousandths.</param>
/// <param name="ExpectedOrders12M">Expected orders of the next 12 months; NaN where not computed.</param>
/// <param name="PredictedValue12MAmounts">Predicted revenue of the next 12 months, currency units; NaN where not computed.</param>
public sealed record CampaignSource(
    int[] CustomerKeys,
    string[] CustomerIds,
    int[] SegmentKeys,
    int[] RecencyDays,
    int[] OrderCounts,
    long[] RevenueAmounts,
    double[] ExpectedOrders12M,
    double[] PredictedValue12MAmounts);
