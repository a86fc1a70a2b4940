using System.Globalization;
using RfmBatch.Core;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Loading;

/// <summary>The failure of a load with more rejects than allowed.</summary>
internal static class RejectFailure
{
    /// <summary>Says how many rows were rejected and why, most frequent reason first.</summary>
    public static RfmBatchException Create(
        LoadTotals totals, IReadOnlyList<KeyValuePair<string, long>> reasons, decimal limitShare, string nextStep)
    {
        var culture = CultureInfo.InvariantCulture;
        var counts = string.Join(", ", reasons.Select(reason => string.Create(culture, $"{reason.Value:N0} {reason.Key}")));
        var share = (decimal)totals.RowsRejected / totals.RowsRead;
        return new RfmBatchException(
            string.Create(
                culture,
                $"{totals.RowsRejected:N0} of {totals.RowsRead:N0} rows were rejected ({share * 100:0.##}%), more than --reject-limit "
                + $"{limitShare * 100:0.##}%: {counts}. Nothing was loaded."),
            nextStep);
    }
}
