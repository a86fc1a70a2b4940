using RfmBatch.Core;
using RfmBatch.Core.Segmentation;
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
        var rows = await store.Bi.ListAsync(new BiQuery("SegmentSummary", runKey), cancellationToken);
        return [.. rows.Select(row => new SegmentRow(
            (int)row.Count(nameof(RunKey)),
            row.Text(nameof(SegmentName)),
            (int)row.Count(nameof(CustomerCount)),
            row.Number(nameof(CustomerShare)) ?? 0,
            row.Count(nameof(OrderCount)),
            row.Amount(nameof(RevenueAmount)),
            row.Number(nameof(RevenueShare)),
            row.Number(nameof(RecencyDaysMean)),
            row.Number(nameof(OrderCountMean)),
            row.Number(nameof(RevenueAmountMean))))];
    }
}
