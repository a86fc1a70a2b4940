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

    private const double HorizonDays = 365;

    public static CandidateSource Of(CampaignSource source, IReadOnlySet<string> suppressed, int responseDays)
    {
        var rows = Enumerable.Range(0, source.CustomerKeys.Length)
            .Where(row => !suppressed.Contains(source.CustomerIds[row]) && !ForgottenToken.IsOne(source.CustomerIds[row]))
            .ToArray();
        var share = RecentShare(source, responseDays);
        T[] Take<T>(T[] column) => Array.ConvertAll(rows, row => column[row]);
        var candidates = new CampaignCandidates(
            Take(source.CustomerKeys),
            Take(source.CustomerIds),
            Take(source.SegmentKeys),
            Array.ConvertAll(rows, row => OrderAmount(source, row)),
            Take(source.RecencyDays),
            Take(source.OrderCounts),
            Array.ConvertAll(rows, row => BaseProbability(source, row, responseDays, share)));
        return new CandidateSource(candidates, source.CustomerKeys.Length - rows.Length, Array.Exists(rows, row => HasModel(source, row)));
    }

    private static bool HasModel(CampaignSource source, int row) =>
        source.ExpectedOrders12M[row] >= FewestExpectedOrders && !double.IsNaN(source.PredictedValue12MAmounts[row]);

    /// <summary>
    /// Of a customer with a predicted rate the probability of an order at this rate; otherwise the share of all who ordered so recently.
    /// </summary>
    private static double BaseProbability(CampaignSource source, int row, int days, double recentShare) =>
        double.IsNaN(source.ExpectedOrders12M[row])
            ? recentShare
            : 1 - Math.Exp(-source.ExpectedOrders12M[row] * days / HorizonDays);

    private static double RecentShare(CampaignSource source, int days) => source.RecencyDays.Length == 0
        ? 0
        : (double)source.RecencyDays.Count(recency => recency >= 0 && recency <= days) / source.RecencyDays.Length;

    private static double OrderAmount(CampaignSource source, int row) => HasModel(source, row)
        ? source.PredictedValue12MAmounts[row] / source.ExpectedOrders12M[row]
        : source.OrderCounts[row] == 0 ? 0 : Amount.ToDouble(source.RevenueAmounts[row]) / source.OrderCounts[row];
}
