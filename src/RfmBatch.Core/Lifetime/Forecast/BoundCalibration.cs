namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>Finds the levels at which bounds of customers would have held on the holdout.</summary>
/// <remarks>
/// u = F(Y−) is where a customer's revenue fell in its predicted distribution, 0 for who bought nothing. The ⌈.95(n + 1)⌉-th smallest u of
/// a class is a level that 95 % of exchangeable customers stay below (Vovk, Gammerman and Shafer 2005; Romano, Patterson and Candès 2019):
/// calibrated, not guaranteed, as the year to come may differ from the holdout.
/// </remarks>
internal static class BoundCalibration
{
    /// <summary>Shortest holdout that bounds are calibrated on.</summary>
    public const int MinDays = 182;

    // Smaller classes join their neighbour.
    private const int MinCustomers = 200;
    private const double GreatestLevel = .999;
    private static readonly int[] Froms = [0, 1, 2, 5, 12];

    /// <summary>Classes with their levels, ascending; none with fewer than 200 customers.</summary>
    /// <param name="customers">Those of the holdout.</param>
    public static IReadOnlyList<IntervalClass> Of(IReadOnlyList<PlacedCustomer> customers)
    {
        var members = Froms.Select((from, i) => (From: from, Customers: customers
            .Where(customer => customer.RepeatOrderDays >= from && (i + 1 == Froms.Length || customer.RepeatOrderDays < Froms[i + 1]))
            .ToList())).ToList();
        for (var i = members.Count - 1; i > 0; i--)
        {
            if (members[i].Customers.Count < MinCustomers)
            {
                members[i - 1].Customers.AddRange(members[i].Customers);
                members.RemoveAt(i);
            }
        }

        if (members.Count > 1 && members[0].Customers.Count < MinCustomers)
        {
            members[1].Customers.AddRange(members[0].Customers);
            members[1] = (members[0].From, members[1].Customers);
            members.RemoveAt(0);
        }

        return members[0].Customers.Count < MinCustomers
            ? []
            : [.. members.Select((one, i) => Class(one.From, i + 1 < members.Count ? members[i + 1].From - 1 : null, one.Customers))];
    }

    private static IntervalClass Class(int from, int? to, List<PlacedCustomer> customers)
    {
        var (low, high) = Levels(customers);
        var (within, above) = (0, 0);
        var halves = new[] { customers.Where((_, i) => i % 2 == 0).ToList(), customers.Where((_, i) => i % 2 == 1).ToList() };
        for (var half = 0; half < 2; half++)
        {
            var levels = Levels(halves[1 - half]);
            within += halves[half].Count(customer => customer.IsWithin(levels.Low, levels.High));
            above += halves[half].Count(customer => customer.IsAbove(levels.High));
        }

        double Share(int count) => (double)count / customers.Count;
        return new IntervalClass(
            from,
            to,
            customers.Count,
            high,
            low,
            customers.Count(customer => customer.HasLow),
            Share(customers.Count(customer => customer.IsWithin(BoundLevels.NominalLow, BoundLevels.NominalHigh))),
            Share(within),
            Share(customers.Count(customer => customer.IsAbove(BoundLevels.NominalHigh))),
            Share(above));
    }

    private static (double Low, double High) Levels(List<PlacedCustomer> customers)
    {
        double[] places = [.. customers.Select(customer => customer.Place).Order()];
        var rank = (int)Math.Ceiling(BoundLevels.NominalHigh * (places.Length + 1));
        var high = rank > places.Length ? GreatestLevel : Math.Min(GreatestLevel, places[rank - 1]);
        double[] lows = [.. customers.Where(customer => customer.HasLow).Select(customer => customer.Place).Order()];
        var low = lows.Length < MinCustomers
            ? BoundLevels.NominalLow
            : Math.Min(high, lows[(int)Math.Floor(BoundLevels.NominalLow * (lows.Length + 1)) - 1]);
        return (low, high);
    }
}

/// <summary>Where the holdout put a customer in its predicted distribution of revenue.</summary>
/// <param name="RepeatOrderDays">x before the holdout.</param>
/// <param name="Place">u = F(Y−); 0 for who bought nothing.</param>
/// <param name="ProbabilityOfNone">P(no order): a quantile of at most this level is 0.</param>
internal readonly record struct PlacedCustomer(int RepeatOrderDays, double Place, double ProbabilityOfNone)
{
    /// <summary>Whether the nominal lower end is above 0.</summary>
    public bool HasLow => ProbabilityOfNone < BoundLevels.NominalLow;

    /// <summary>Whether revenue was above the quantile of a level.</summary>
    public bool IsAbove(double level) => Place > level || (level <= ProbabilityOfNone && Place > 0);

    /// <summary>Whether revenue was within two quantiles.</summary>
    public bool IsWithin(double low, double high) => !IsAbove(high) && (low <= ProbabilityOfNone || Place >= low);
}
