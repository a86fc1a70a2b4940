using RfmBatch.Core;
using RfmBatch.Core.Pipeline;
using RfmBatch.Storage;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Cli.Output;

/// <summary>A segment of a run as it is listed; names are those of <c>bi.SegmentSummary</c>.</summary>
internal sealed record SegmentRow(
    int RunKey,
    string SegmentName,
    int CustomerCount,
    double CustomerShare,
    long OrderCount,
    decimal RevenueAmount,
    double? RevenueShare,
    double? RecencyDaysMean,
    double? OrderCountMean,
    double? RevenueAmountMean)
{
    /// <summary>The segments of a run that was just computed.</summary>
    public static SegmentRow Of(int runKey, SegmentSummary summary) => new(
        runKey,
        summary.SegmentName,
        summary.CustomerCount,
        summary.CustomerShare,
        summary.OrderCount,
        Amount.ToDecimal(summary.RevenueAmount),
        summary.RevenueShare,
        summary.RecencyDaysMean,
        summary.OrderCountMean,
        summary.RevenueAmountMean);

    /// <summary>The segments of a published run, or of every program's latest.</summary>
    public static async Task<List<SegmentRow>> ReadAsync(RfmStore store, int? runKey, CancellationToken cancellationToken)
    {
        await using var rows = await store.Bi.OpenAsync(new BiQuery("SegmentSummary", runKey), cancellationToken);
        var ordinals = rows.View.Columns.Select((column, index) => (column.Name, index)).ToDictionary(pair => pair.Name, pair => pair.index, StringComparer.Ordinal);
        var list = new List<SegmentRow>();
        while (await rows.ReadAsync(cancellationToken))
        {
            list.Add(new SegmentRow(
                (int)(long)rows.Value(ordinals[nameof(RunKey)])!,
                (string)rows.Value(ordinals[nameof(SegmentName)])!,
                (int)(long)rows.Value(ordinals[nameof(CustomerCount)])!,
                (double)rows.Value(ordinals[nameof(CustomerShare)])!,
                (long)rows.Value(ordinals[nameof(OrderCount)])!,
                (decimal)rows.Value(ordinals[nameof(RevenueAmount)])!,
                (double?)rows.Value(ordinals[nameof(RevenueShare)]),
                (double?)rows.Value(ordinals[nameof(RecencyDaysMean)]),
                (double?)rows.Value(ordinals[nameof(OrderCountMean)]),
                AsDouble(rows.Value(ordinals[nameof(RevenueAmountMean)]))));
        }

        return list;
    }

    private static double? AsDouble(object? value) => value is null ? null : Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture);
}
