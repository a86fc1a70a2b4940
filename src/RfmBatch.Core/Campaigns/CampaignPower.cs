namespace RfmBatch.Core.Campaigns;

/// <summary>What the results of a plan will be able to tell, known before money is spent.</summary>
/// <remarks>
/// Two-sided at 5 %, found in 80 of 100 campaigns: the smallest effect is (1.960 + 0.842)·√(p(1 − p)(1/n₁ + 1/n₀)) of n₁ treated and n₀
/// left alone, p being the share who order anyway (J. L. Fleiss, B. Levin and M. C. Paik, Statistical Methods for Rates and Proportions,
/// 2003, ch. 4, at equal rates). Of N customers a share c of control detects δ where c(1 − c) ≥ K = 2.80²·p(1 − p)/(N·δ²).
/// </remarks>
/// <param name="CustomerCount">Customers, treated and control.</param>
/// <param name="ControlCount">Of them, those left alone.</param>
/// <param name="BaseProbability">Share who order without the action, 0..1.</param>
/// <param name="UpliftProbability">The incremental probability that the plan reckons with.</param>
/// <param name="DetectableUplift">Smallest incremental probability that shows in 80 of 100 campaigns; null without treated or
/// control.</param>
/// <param name="DetectingControlShare">Share of control with which the uplift reckoned with would show; null where none does.</param>
/// <param name="DetectingCustomerCount">Customers from which a control of half of them would show it; null for an uplift of 0.</param>
public sealed record CampaignPower(
    int CustomerCount,
    int ControlCount,
    double BaseProbability,
    double UpliftProbability,
    double? DetectableUplift,
    double? DetectingControlShare,
    double? DetectingCustomerCount)
{
    // Normal quantiles of .975 and .8.
    private const double Both = 1.959963984540054 + 0.8416212335729143;

    /// <summary>Whether the plan as it is would show the uplift that it reckons with.</summary>
    public bool IsDetected => DetectableUplift <= UpliftProbability;

    /// <summary>The power of actions that are compared each with its own control, by one of them or all together.</summary>
    /// <param name="actions">Customers, control, base rate and uplift of each; at least one, with at least one customer.</param>
    /// <remarks>Together as their results are put together: weighted by the treated, those without control left out.</remarks>
    public static CampaignPower Of(IReadOnlyList<PoweredAction> actions)
    {
        ArgumentNullException.ThrowIfNull(actions);
        double customers = actions.Sum(action => action.CustomerCount);
        double Mean(Func<PoweredAction, double> of) => actions.Sum(action => action.CustomerCount / customers * of(action));
        var (uplift, variance) = (Mean(action => action.UpliftProbability), Mean(action => action.Variance));
        var k = uplift > 0 ? Both * Both * variance / (customers * uplift * uplift) : double.PositiveInfinity;
        return new CampaignPower(
            (int)customers,
            actions.Sum(action => action.ControlCount),
            Mean(action => action.BaseProbability),
            uplift,
            Detectable([.. actions.Where(action => action.TreatedCount > 0 && action.ControlCount > 0)]),
            k <= .25 ? (1 - Math.Sqrt(1 - (4 * k))) / 2 : null,
            uplift > 0 ? Math.Ceiling(4 * k * customers) : null);
    }

    private static double? Detectable(IReadOnlyList<PoweredAction> comparable)
    {
        double treated = comparable.Sum(action => action.TreatedCount);
        return comparable.Count == 0
            ? null
            : Both * Math.Sqrt(comparable.Sum(
                action => action.TreatedCount / treated * (action.TreatedCount / treated) * action.Variance
                    * ((1.0 / action.TreatedCount) + (1.0 / action.ControlCount))));
    }
}

/// <summary>An action of a plan as its power sees it.</summary>
/// <param name="ActionName">The action.</param>
/// <param name="CustomerCount">Customers, treated and control.</param>
/// <param name="ControlCount">Of them, those left alone.</param>
/// <param name="BaseProbability">Share who order without it, 0..1.</param>
/// <param name="UpliftProbability">Incremental probability of an order that the plan reckons with.</param>
public sealed record PoweredAction(
    string ActionName, int CustomerCount, int ControlCount, double BaseProbability, double UpliftProbability)
{
    /// <summary>Customers treated.</summary>
    public int TreatedCount => CustomerCount - ControlCount;

    internal double Variance => BaseProbability * (1 - BaseProbability);
}
