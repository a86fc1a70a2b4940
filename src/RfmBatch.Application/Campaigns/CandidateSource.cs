using RfmBatch.Application.Loading;
using RfmBatch.Core;
using RfmBatch.Core.Campaigns;
using RfmBatch.Storage.Campaigns;

namespace RfmBatch.Application.Campaigns;

/// <summary>
/// Whom a plan may choose from: everyone of the run but those who must not be contacted, with the amount their next order may be expected
/// to have.
/// </summary>
/// <remarks>
/// Expected order amount = PredictedValue12MAmount ÷ ExpectedOrders12M, the model's mean amount of a purchase day, where the value stage
/// computed both; otherwise the customer's average order amount.
/// </remarks>
internal sealed record CandidateSource(CampaignCandidates Candidates, int SuppressedCount, bool UsesModel)
{
    // The predicted value is stored in ten-thousandths: of fewer expected orders the quotient would be noise.
    private const double FewestExpectedOrders = 0.001;

    public static CandidateSource Of(CampaignSource source, IReadOnlySet<string> suppressed)
    {
        var rows = Enumerable.Range(0, source.CustomerKeys.Length)
            .Where(row => !suppressed.Contains(source.CustomerIds[row]) && !ForgottenToken.IsOne(source.CustomerIds[row]))
            .ToArray();
        T[] Take<T>(T[] column) => Array.ConvertAll(rows, row => column[row]);
        var candidates = new CampaignCandidates(
            Take(source.CustomerKeys),
            Take(source.CustomerIds),
            Take(source.SegmentKeys),
            Array.ConvertAll(rows, row => OrderAmount(source, row)),
            Take(source.RecencyDays),
            Take(source.OrderCounts));
        return new CandidateSource(candidates, source.CustomerKeys.Length - rows.Length, Array.Exists(rows, row => HasModel(source, row)));
    }

    private static bool HasModel(CampaignSource source, int row) =>
        source.ExpectedOrders12M[row] >= FewestExpectedOrders && !double.IsNaN(source.PredictedValue12MAmounts[row]);

    private static double OrderAmount(CampaignSource source, int row) => HasModel(source, row)
        ? source.PredictedValue12MAmounts[row] / source.ExpectedOrders12M[row]
        : source.OrderCounts[row] == 0 ? 0 : Amount.ToDouble(source.RevenueAmounts[row]) / source.OrderCounts[row];
}
