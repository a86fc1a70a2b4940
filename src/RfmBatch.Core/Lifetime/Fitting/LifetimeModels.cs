using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Fitting;

/// <summary>The models of one population, fitted.</summary>
/// <param name="Groups">Its histories.</param>
/// <param name="Purchases">How often customers buy.</param>
/// <param name="Amounts">For how much; null with too few repeat purchases of positive value.</param>
/// <param name="NetRatio">(Sales + returns) ÷ sales under <c>net</c>, otherwise 1; predictions of revenue are multiplied by it.</param>
internal sealed record LifetimeModels(HistoryGroups Groups, PurchaseModelFit Purchases, GammaGammaFit? Amounts, double NetRatio)
{
    /// <summary>Fits both models.</summary>
    public static LifetimeModels Fit(HistoryGroups groups, PurchaseHistory history, PurchaseModelKind kind, double netRatio) =>
        new(
            groups,
            PurchaseModelFitter.Fit(groups, kind),
            GammaGammaFitter.Fit(history.RepeatOrderDays, history.RepeatSalesAmounts),
            netRatio);

    /// <summary>Expected revenue of one customer, currency units.</summary>
    public double ExpectedAmount(int repeatOrderDays, long repeatSales, double expectedOrders) =>
        expectedOrders * NetRatio * Amounts!.Model.ExpectedAmount(repeatOrderDays, RfmBatch.Core.Amount.ToDouble(repeatSales));

    /// <summary>What a factor of the revenue distribution is worth for one customer, currency units.</summary>
    public double OfFactor(double factor, long repeatSales) =>
        factor * NetRatio * Amounts!.Model.Scale(RfmBatch.Core.Amount.ToDouble(repeatSales));

    /// <summary>Net ratio of totals, within 0..1; 1 without sales.</summary>
    public static double RatioOf(long sales, long returns) => sales <= 0 ? 1 : Math.Clamp(1 + ((double)returns / sales), 0, 1);
}
