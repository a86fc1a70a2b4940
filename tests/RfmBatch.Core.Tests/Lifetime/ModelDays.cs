using RfmBatch.Core.Lifetime.Fitting;
using RfmBatch.Core.Lifetime.Models;

namespace RfmBatch.Core.Tests.Lifetime;

/// <summary>Models asked in days of the calendar, as the published figures are.</summary>
internal static class ModelDays
{
    public static double LogLikelihood(this IPurchaseModel model, int x, int last, int age) =>
        model.LogLikelihood(CustomerPast.OfDays(x, last, age));

    public static double ProbabilityAlive(this IPurchaseModel model, int x, int last, int age) =>
        model.ProbabilityAlive(CustomerPast.OfDays(x, last, age));

    /// <summary>Of a model in which purchases come at random, so that t_x does not matter.</summary>
    public static OrderDistribution OrdersInDays(this IPurchaseModel model, int x, int age, double weeks) =>
        model.OrdersIfAlive(x, age / 7.0, weeks)(0);

    public static double WeeksToNextOrderIfAlive(this IPurchaseModel model, int x, int age, double probability, double limit) =>
        model.WeeksToNextOrderIfAlive(CustomerPast.OfDays(x, age, age), probability, limit);

    public static PurchaseModelFit Fit(HistoryGroups groups, PurchaseModelKind kind) =>
        new PurchaseModelFitter(groups).Fit(new CandidateModel(kind));
}
