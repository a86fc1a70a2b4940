using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Lifetime.Fitting;

/// <summary>The models of one population, fitted.</summary>
/// <param name="Groups">Its histories.</param>
/// <param name="Purchases">How often customers buy.</param>
/// <param name="Amounts">For how much; null with too few purchases of positive value.</param>
/// <param name="IsFirstIn">Whether the amount of the first day counts, as those of later ones do.</param>
internal sealed record LifetimeModels(HistoryGroups Groups, PurchaseModelFit Purchases, GammaGammaFit? Amounts, bool IsFirstIn)
{
    /// <summary>Fits both models.</summary>
    /// <param name="groups">Histories by group.</param>
    /// <param name="history">The same by customer.</param>
    /// <param name="candidate">Which model, or null for the NBD.</param>
    /// <param name="near">A fit to similar data, or null.</param>
    /// <param name="isFirstIn">Whether the first day's amount counts.</param>
    public static LifetimeModels Fit(
        HistoryGroups groups, PurchaseHistory history, CandidateModel candidate, IPurchaseModel? near, bool isFirstIn) =>
        new(
            groups,
            new PurchaseModelFitter(groups).Fit(candidate, near),
            GammaGammaFitter.Fit(history, isFirstIn),
            isFirstIn);

    /// <summary>Purchase days whose amounts count, of a customer with x.</summary>
    public int AmountDays(int repeatOrderDays) => repeatOrderDays + (IsFirstIn ? 1 : 0);

    /// <summary>Sum of their amounts, currency units.</summary>
    public double AmountOf(PurchaseHistory history, int row) =>
        Amount.ToDouble(history.RepeatSalesAmounts[row] + (IsFirstIn ? history.FirstSalesAmounts[row] : 0));

    /// <summary>Expected amount of a purchase day of one customer, currency units.</summary>
    public double MeanAmount(PurchaseHistory history, int row) =>
        Amounts!.Model.ExpectedAmount(AmountDays(history.RepeatOrderDays[row]), AmountOf(history, row));

    /// <summary>γ': what a factor of the revenue distribution is multiplied by for one customer, currency units.</summary>
    public double Scale(PurchaseHistory history, int row) => Amounts!.Model.Scale(AmountOf(history, row));
}
