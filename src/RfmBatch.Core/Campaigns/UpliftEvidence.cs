namespace RfmBatch.Core.Campaigns;

/// <summary>What earlier plans say about an action, and how far that is believed beside what was assumed.</summary>
/// <remarks>
/// The assumed uplift δ₀ is a prior with mean and standard deviation δ₀: an action may as well do nothing or twice as much. The measured
/// one, of variance V, then has weight δ₀² ÷ (δ₀² + V). A measurement without an effect pulls below the assumption, and one that is noise
/// hardly moves it. One that lies more than three standard errors away says that the assumption is wrong, not unlucky: then its squared
/// distance beyond them takes the place of δ₀² where it is more, else ten points measured surely would move half a point by another half.
/// V is the one at equal rates: with Sato's, lucky draws would weigh more than unlucky ones, and campaigns without effect with 50 controls
/// would raise what is used. Tried without both (benchmark <c>campaigns 4000</c>): half a point assumed became .510 in the mean where
/// nothing had an effect, and 1.2 where ten points had one.
/// </remarks>
/// <param name="PlanCount">Plans that measured it.</param>
/// <param name="TreatedCount">Customers treated by them.</param>
/// <param name="ControlCount">Customers left alone.</param>
/// <param name="ControlResponseCount">Of these, those who ordered.</param>
/// <param name="ResponseCount">All who ordered.</param>
/// <param name="Lift">The pooled lift; null where no plan had both treated and control.</param>
public sealed record UpliftEvidence(
    int PlanCount, int TreatedCount, int ControlCount, int ControlResponseCount, int ResponseCount, PooledLift? Lift)
{
    // Standard errors from which an assumption is in conflict with what was measured; chance alone goes so far once in 370 times.
    private const double Conflict = 3;

    /// <summary>Whether it says anything: a lift, from enough controls and responses.</summary>
    public bool IsEnough => Lift is not null && ResponseStratum.IsEnough(ControlCount, ResponseCount);

    /// <summary>Gathers an action's results, one stratum per plan.</summary>
    public static UpliftEvidence Of(IReadOnlyCollection<ResponseStratum> strata)
    {
        ArgumentNullException.ThrowIfNull(strata);

        // A plan without control says nothing: it neither counts nor fills the minimum.
        var comparable = strata.Where(stratum => stratum.IsComparable).ToList();
        return new UpliftEvidence(
            comparable.Count,
            comparable.Sum(stratum => stratum.Treated),
            comparable.Sum(stratum => stratum.Control),
            comparable.Sum(stratum => stratum.ControlResponses),
            comparable.Sum(stratum => stratum.Responses),
            PooledLift.Of(comparable));
    }

    /// <summary>Weight of the measured uplift beside an assumed one, 0..1; 0 where there is too little to say anything.</summary>
    public double WeightBeside(double assumed)
    {
        if (!IsEnough)
        {
            return 0;
        }

        var (lift, apart) = (Lift!.Value, Lift.Value.Estimate - assumed);
        var prior = Math.Max(assumed * assumed, (apart * apart) - (Conflict * Conflict * lift.NullVariance));
        return prior / (prior + lift.NullVariance);
    }

    /// <summary>The uplift to reckon with, a probability: one that turned out negative is 0, so that the action is not chosen.</summary>
    public double Shrink(double assumed)
    {
        var weight = WeightBeside(assumed);
        return weight == 0 ? assumed : Math.Clamp((weight * Lift!.Value.Estimate) + ((1 - weight) * assumed), 0, 1);
    }
}
