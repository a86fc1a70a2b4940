namespace RfmBatch.Core.Campaigns;

/// <summary>The lift of a plan against its control, by action and in total.</summary>
/// <remarks>
/// In total, the actions' differences are weighted by their treated customers, so that actions with more or less control than others do not
/// distort it; the interval of the weighted sum is put together from those of the actions: G. Y. Zou and A. Donner, "Construction of
/// confidence limits about effect measures: a general approach", Statistics in Medicine 27 (2008), of which Newcombe's interval is the case
/// of two proportions.
/// </remarks>
/// <param name="Actions">By action, ascending by name.</param>
/// <param name="Total">All together; its lift covers the actions that have treated and control.</param>
public sealed record CampaignResults(IReadOnlyList<ActionResult> Actions, ActionResult Total)
{
    /// <summary>Measures responses.</summary>
    /// <param name="responses">One of every customer of the plan, also those from whom nothing came back.</param>
    /// <param name="hasAmounts">Whether amounts are known.</param>
    public static CampaignResults Measure(IReadOnlyCollection<CampaignResponse> responses, bool hasAmounts)
    {
        ArgumentNullException.ThrowIfNull(responses);
        var strata = responses
            .GroupBy(response => response.ActionName, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new Stratum(group.Key, [.. group]))
            .ToList();
        return new CampaignResults(
            [.. strata.Select(stratum => Describe(stratum.Name, [stratum], hasAmounts))],
            Describe("", strata, hasAmounts));
    }

    private static ActionResult Describe(string name, IReadOnlyList<Stratum> strata, bool hasAmounts)
    {
        var comparable = strata.Where(stratum => stratum.Treated.Count > 0 && stratum.Control.Count > 0).ToList();
        var withSpread = strata.Where(stratum => stratum.Treated.Count > 1 && stratum.Control.Count > 1).ToList();
        return new ActionResult
        {
            ActionName = name,
            TreatedCount = strata.Sum(stratum => stratum.Treated.Count),
            TreatedResponseCount = strata.Sum(stratum => stratum.Treated.ResponseCount),
            ControlCount = strata.Sum(stratum => stratum.Control.Count),
            ControlResponseCount = strata.Sum(stratum => stratum.Control.ResponseCount),
            TreatedAmount = hasAmounts ? strata.Sum(stratum => stratum.TreatedAmounts.Sum()) : null,
            ControlAmount = hasAmounts ? strata.Sum(stratum => stratum.ControlAmounts.Sum()) : null,
            Lift = comparable.Count == 0 ? null : Lift([.. comparable.Select(stratum => stratum.Counts)]),
            RevenueLift = !hasAmounts || withSpread.Count == 0 ? null : RevenueLift(withSpread),
        };
    }

    /// <summary>The lift over strata that each have treated and control.</summary>
    internal static Interval Lift(IReadOnlyList<ResponseStratum> strata)
    {
        var (estimate, below, above) = (0.0, 0.0, 0.0);
        double all = strata.Sum(stratum => stratum.Treated);
        foreach (var stratum in strata)
        {
            var weight = stratum.Treated / all;
            var lift = new ResponseRate(stratum.TreatedResponses, stratum.Treated)
                .Minus(new ResponseRate(stratum.ControlResponses, stratum.Control));
            estimate += weight * lift.Estimate;
            below += Square(weight * (lift.Estimate - lift.Low));
            above += Square(weight * (lift.High - lift.Estimate));
        }

        return new Interval(estimate, estimate - Math.Sqrt(below), estimate + Math.Sqrt(above));
    }

    private static Interval RevenueLift(List<Stratum> strata)
    {
        double all = strata.Sum(stratum => stratum.Treated.Count);
        return AmountSample.Difference(
        [
            .. strata.Select(stratum => (
                stratum.Treated.Count / all, AmountSample.Of(stratum.TreatedAmounts), AmountSample.Of(stratum.ControlAmounts)))
        ]);
    }

    private static double Square(double value) => value * value;

    /// <summary>One action's customers.</summary>
    private sealed class Stratum
    {
        public Stratum(string name, IReadOnlyList<CampaignResponse> responses)
        {
            Name = name;
            (Treated, TreatedAmounts) = Split(responses, isControl: false);
            (Control, ControlAmounts) = Split(responses, isControl: true);
        }

        public string Name { get; }

        public ResponseRate Treated { get; }

        public ResponseRate Control { get; }

        public ResponseStratum Counts => new(Treated.Count, Treated.ResponseCount, Control.Count, Control.ResponseCount);

        public IReadOnlyList<long> TreatedAmounts { get; }

        public IReadOnlyList<long> ControlAmounts { get; }

        private static (ResponseRate Rate, IReadOnlyList<long> Amounts) Split(IReadOnlyList<CampaignResponse> responses, bool isControl)
        {
            var group = responses.Where(response => response.IsControl == isControl).ToList();
            return (
                new ResponseRate(group.Count(response => response.HasResponded), group.Count),
                [.. group.Select(response => response.OrderAmount)]);
        }
    }
}

/// <summary>What came back from one customer of a plan.</summary>
/// <param name="ActionName">The action planned for the customer.</param>
/// <param name="IsControl">Whether the customer was left alone.</param>
/// <param name="HasResponded">Whether there was an order.</param>
/// <param name="OrderAmount">Its amount, ten-thousandths; 0 without an order or where amounts are not known.</param>
public readonly record struct CampaignResponse(string ActionName, bool IsControl, bool HasResponded, long OrderAmount);
