using System.Globalization;

namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>What came in the holdout beside what was expected, each difference with its chance among simulated holdouts.</summary>
internal sealed class HoldoutFindings(
    DrawnCustomer[] customers, SimulatedHoldout[] holdouts, SimulatedHoldout actual, double minExpected)
{
    /// <summary>All comparisons of groups with enough expected orders.</summary>
    /// <param name="quarters">Stretches of the holdout, with expected orders.</param>
    /// <param name="hasAmounts">Whether revenue was predicted.</param>
    public IReadOnlyList<HoldoutComparison> All(IReadOnlyList<(string Name, double Expected)> quarters, bool hasAmounts)
    {
        var byFrequency = Sums(customer => customer.Frequency, actual.Frequency.Length);
        var byTenth = Sums(customer => customer.Tenth, actual.Tenth.Length);
        var names = Tenths();
        var findings = new List<HoldoutComparison>();
        findings.AddRange(Orders(ComparisonKind.Orders, [("", byFrequency.Sum())], holdout => [holdout.Frequency.Sum()]));
        findings.AddRange(Orders(
            ComparisonKind.OrdersByFrequency, [.. byFrequency.Select((sum, i) => (Frequency(i), sum))], holdout => holdout.Frequency));
        findings.AddRange(Orders(
            ComparisonKind.OrdersByAlive, [.. byTenth.Select((sum, i) => (names[i], sum))], holdout => holdout.Tenth));
        findings.AddRange(Orders(ComparisonKind.OrdersByQuarter, quarters, holdout => holdout.Quarter));
        if (hasAmounts)
        {
            findings.AddRange(Values(byFrequency));
            findings.AddRange(Covered());
        }

        return findings;
    }

    private static string Frequency(int x) =>
        string.Create(
            CultureInfo.InvariantCulture, $"{x + 1}{(x == HoldoutRow.LastRow ? " or more" : "")} purchase day{(x == 0 ? "" : "s")}");

    private static double Log(double came, double expected) => Math.Log((Math.Max(0, came) + .5) / (expected + .5));

    private double[] Sums(Func<DrawnCustomer, int> groupOf, int groups)
    {
        var sums = new double[groups];
        foreach (var customer in customers)
        {
            if (groupOf(customer) is >= 0 and var group)
            {
                sums[group] += customer.Alive * customer.Orders.Expected;
            }
        }

        return sums;
    }

    private string[] Tenths() =>
    [
        .. Enumerable.Range(0, DrawnCustomer.Tenths).Select(tenth =>
        {
            var alive = customers.Where(customer => customer.Tenth == tenth).Select(customer => customer.Alive).DefaultIfEmpty().ToArray();
            return string.Create(
                CultureInfo.InvariantCulture, $"repeat buyers with a probability of {alive.Min():0.00} to {alive.Max():0.00}");
        })
    ];

    private IEnumerable<HoldoutComparison> Orders(
        ComparisonKind kind, IReadOnlyList<(string Name, double Expected)> groups, Func<SimulatedHoldout, double[]> of)
    {
        int[] enough = [.. Enumerable.Range(0, groups.Count).Where(i => groups[i].Expected >= minExpected)];
        var came = of(actual);
        var chances = SimulatedDeviation.PValues(
            [.. enough.Select(i => Array.ConvertAll(holdouts, holdout => Log(of(holdout)[i], groups[i].Expected)))],
            [.. enough.Select(i => Log(came[i], groups[i].Expected))]);
        return enough.Zip(chances, (i, chance) => new HoldoutComparison(kind, groups[i].Name, groups[i].Expected, came[i], chance));
    }

    /// <summary>Mean revenue of the orders that came, against what the model of amounts says of the same orders.</summary>
    private IEnumerable<HoldoutComparison> Values(double[] expectedOrders)
    {
        (double Revenue, double Value) Of(SimulatedHoldout holdout, int i) => i == 0
            ? (holdout.Revenue.Sum(), holdout.Value.Sum())
            : (holdout.Revenue[i - 1], holdout.Value[i - 1]);
        double LogOf(SimulatedHoldout holdout, int i) =>
            Of(holdout, i) is (> 0 and var revenue, > 0 and var value) ? Math.Log(revenue / value) : 0;
        int[] enough =
        [
            .. Enumerable.Range(0, expectedOrders.Length + 1).Where(
                i => (i == 0 ? expectedOrders.Sum() : expectedOrders[i - 1]) >= minExpected
                    && Of(actual, i) is { Revenue: > 0, Value: > 0 })
        ];
        var chances = SimulatedDeviation.PValues(
            [.. enough.Select(i => Array.ConvertAll(holdouts, holdout => LogOf(holdout, i)))],
            [.. enough.Select(i => LogOf(actual, i))]);
        return enough.Zip(chances, (i, chance) =>
        {
            var (revenue, value) = Of(actual, i);
            var orders = i == 0 ? actual.Frequency.Sum() : actual.Frequency[i - 1];
            return new HoldoutComparison(
                ComparisonKind.OrderValue, i == 0 ? "" : Frequency(i - 1), value / orders, revenue / orders, chance);
        });
    }

    private IEnumerable<HoldoutComparison> Covered()
    {
        var promised = new double[2];
        var members = new int[2];
        foreach (var customer in customers)
        {
            promised[customer.Bound] += customer.Promised;
            members[customer.Bound]++;
        }

        int[] enough = [.. Enumerable.Range(0, 2).Where(i => members[i] >= minExpected && promised[i] > 0)];
        var chances = SimulatedDeviation.PValues(
            [.. enough.Select(i => Array.ConvertAll(holdouts, holdout => holdout.Covered[i]))],
            [.. enough.Select(i => actual.Covered[i])]);
        return enough.Zip(chances, (i, chance) => new HoldoutComparison(
            ComparisonKind.Coverage,
            i == 0 ? "whose lower end is 0" : "whose lower end is above 0",
            promised[i],
            actual.Covered[i],
            chance));
    }
}

/// <summary>A stretch of the holdout, thirteen weeks or what is left.</summary>
/// <param name="Name">As a reader says it.</param>
/// <param name="Weeks">Operational weeks from the holdout's first day to the stretch's end.</param>
/// <param name="Orders">Purchase days within it, parallel to the customers.</param>
internal sealed record HoldoutQuarter(string Name, double Weeks, int[] Orders);
