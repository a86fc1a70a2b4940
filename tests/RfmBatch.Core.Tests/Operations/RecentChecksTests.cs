using MathNet.Numerics.Distributions;
using RfmBatch.Core.Lifetime.Models;
using RfmBatch.Core.Operations;

namespace RfmBatch.Core.Tests.Operations;

/// <summary>What customers did since the run before, against what they did until then.</summary>
public sealed class RecentChecksTests
{
    private const int Changed = (int)(42 * SteadyShop.MonthDays);

    // Of ten shops each of about 1,000 and 3,000 customers a year. The benchmark `drift-found` has the whole table.
    [Theory]
    [InlineData(44, 0, 1, 0, 0)]
    [InlineData(44, 0, 1.15, 0, 10)]
    [InlineData(44, .2, 1.15, 2, 9)]
    [InlineData(132, .2, 1, 9, 1)]
    public void A_change_that_is_real_is_found_within_two_runs(
        double arrivals, double slowShare, double price, int slowed, int dearer)
    {
        var (orders, amounts) = (0, 0);
        for (var seed = 1; seed <= 10; seed++)
        {
            var log = SteadyShop.Log(arrivals, 45, seed, Changed, slowShare, price);
            var runs = new[] { Months(log, 43), Months(log, 44) };
            orders += runs.Any(run => !RecentChecks.OfOrders(run).Passed) ? 1 : 0;
            amounts += runs.Any(run => !RecentChecks.OfAmounts(run).Passed) ? 1 : 0;
        }

        Assert.Equal((slowed, dearer), (orders, amounts));
    }

    [Fact]
    public void A_shop_in_which_nothing_changes_is_left_alone()
    {
        var findings = Enumerable.Range(1, 5)
            .Select(seed => SteadyShop.Log(14, 60, seed))
            .SelectMany(log => Enumerable.Range(37, 24).Select(month => Months(log, month)))
            .Select(run => (Orders: RecentChecks.OfOrders(run).Passed, Amounts: RecentChecks.OfAmounts(run).Passed))
            .ToList();

        // 5 % of 120 runs are 6.
        Assert.InRange(findings.Count(finding => !finding.Orders || !finding.Amounts), 0, 6);
    }

    [Fact]
    public void A_lull_of_every_year_is_a_season()
    {
        // In the first 30 days of each year a third of the purchases happens.
        var lull = SteadyShop.Log(60, 54, 3, isBought: (day, random) => day % 365 >= 30 || random.NextDouble() < .33);
        var run = RecentPurchases.Compare(lull, 1, Day.ToDate((4 * 365) + 30), Day.ToDate(4 * 365));

        Assert.True(run.Orders[0].Change < -.5);
        Assert.True(run.Orders[0].IsSeasonal);
        Assert.Contains("a year before it was alike", RecentChecks.OfOrders(run).Detail);
        Assert.True(RecentChecks.OfOrders(run).Passed);
    }

    [Fact]
    public void Customers_read_in_part_give_what_all_of_them_give()
    {
        var log = SteadyShop.Log(60, 45, 7, Changed, price: 1.3);
        var part = log.Taken([.. Enumerable.Range(0, log.Count).Where(place => log.CustomerKeys[place] % 2 == 0)]);

        var (all, half) = (Months(log, 43, 2), Months(part, 43, 2));

        Assert.Equal(all.Orders, half.Orders);
        Assert.Equal(all.Amounts, half.Amounts);
        Assert.InRange(all.Amounts[0].Change, .15, .37);
        Assert.Equal((1, 1, 3), (RecentPurchases.Step(1), RecentPurchases.Step(99_999), RecentPurchases.Step(150_000)));
    }

    [Theory]
    [InlineData(60, 18, "history is too short")]
    [InlineData(2, 45, "orders are too few")]
    [InlineData(60, 22, "chance of")]
    public void What_cannot_be_known_is_not_said(double arrivals, int months, string words) =>
        Assert.Contains(words, RecentChecks.OfOrders(Months(SteadyShop.Log(arrivals, months, 1), months)).Detail);

    [Fact]
    public void Nothing_is_compared_without_a_run_before()
    {
        Assert.Contains("no earlier run", RecentChecks.OfAmounts(null).Detail);
        var empty = new PurchaseLogBuilder().Build();
        Assert.Empty(RecentPurchases.Compare(empty, 1, new DateOnly(2025, 2, 1), new DateOnly(2025, 1, 1)).Orders);
    }

    [Theory]
    [InlineData(1, 28)]
    [InlineData(31, 31)]
    [InlineData(365, 92)]
    public void A_stretch_is_as_long_as_runs_lie_apart(int apart, int days)
    {
        var log = SteadyShop.Log(60, 60, 1);
        var asOf = Day.ToDate((int)(60 * SteadyShop.MonthDays));

        Assert.Equal(days, RecentPurchases.Compare(log, 1, asOf, asOf.AddDays(-apart)).Days);
    }

    // For Poisson orders of rate m the mean of 1 − exp(m/2)·2⁻ˣ is 0 and its variance exp(m/4) − 1, by the generating function.
    [Theory]
    [InlineData(.3)]
    [InlineData(2.5)]
    public void The_score_is_that_of_customers_who_halve_their_rate(double rate)
    {
        var score = OrderScore.Of([.. Enumerable.Range(0, 60).Select(orders => Poisson.PMF(rate, orders))], rate);

        Assert.Equal(1 - Math.Exp(rate / 2), score.Values[0], 1e-9);
        Assert.Equal(Math.Exp(rate / 4) - 1, score.Variance, 1e-9);
        Assert.Equal(rate, score.MeanOrders, 1e-9);
    }

    // Two customers with logarithms 0 and 2, 4 and 6: within (2 + 2) / 2 = 2, means 1 and 5 around 3, between 4 − 2·(1/2) = 3. One more of
    // the first: weight 2·3 / (2·3 + 2) = .75, so 3 + .75·(1 − 3) = 1.5, with a variance of 3·2 / 8 + 2 = 2.75.
    [Fact]
    public void Amounts_are_expected_by_credibility()
    {
        var builder = new PurchaseLogBuilder();
        foreach (var (key, day, logarithm) in new[] { (1, 10, 0), (1, 20, 2), (2, 10, 4), (2, 20, 6) })
        {
            builder.Add(new PurchaseLine(key, day, Amount.FromDecimal((decimal)Math.Exp(logarithm)), false, true));
        }

        builder.Add(new PurchaseLine(3, 10, 0, false, true));
        var before = default(LogAmounts);
        before.Add(Amount.FromDecimal(1));
        before.Add(Amount.FromDecimal((decimal)Math.Exp(2)));

        var (mean, variance) = AmountCredibility.Of(builder.Build(), 30).Expect(before, 1);

        Assert.Equal((1.5, 2.75), (Math.Round(mean, 4), Math.Round(variance, 4)));
    }

    private static RecentPurchases Months(PurchaseLog log, int month, int step = 1) => RecentPurchases.Compare(
        log, step, Day.ToDate((int)(month * SteadyShop.MonthDays)), Day.ToDate((int)((month - 1) * SteadyShop.MonthDays)));
}
