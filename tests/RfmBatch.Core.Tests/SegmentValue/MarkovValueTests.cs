using RfmBatch.Core.SegmentValue;

namespace RfmBatch.Core.Tests.SegmentValue;

public sealed class MarkovValueTests
{
    // Two segments, P = (.5 .5 / 0 1), r = (100, 0). By hand V(1) = Σ (.5 / 1.1)ᵗ · 100, t = 0..10 = 100 · (1 − (5/11)¹¹) / (1 − 5/11) =
    // 183.302…; V(2) = 0.
    [Fact]
    public void A_chain_worked_out_by_hand()
    {
        var values = MarkovValue.PerCustomer([1, 2], Customers(1, 1, 2), Customers(1, 2, 2), Sales((1, 100)));

        Assert.Equal(100 * (1 - Math.Pow(5 / 11.0, 11)) / (1 - (5 / 11.0)), values[1], 1e-9);
        Assert.Equal(0, values[2]);
    }

    // Everybody stays: V = r · Σ 1.1⁻ᵗ, t = 0..10 = r · 7.144567… (annuity due of 11 payments at 10 %).
    [Fact]
    public void Who_never_moves_is_worth_an_annuity()
    {
        var values = MarkovValue.PerCustomer([1], Customers(1), Customers(1, 1, 1), Sales((1, 300)));

        Assert.Equal(100 * 7.1445671057, values[1], 1e-6);
    }

    [Fact]
    public void Newcomers_do_not_count_leavers_are_worth_nothing_and_an_empty_segment_stays()
    {
        // Customer 1 of segment 1 left the population; 2 stayed; 3 is new in segment 2, which had nobody.
        var from = (new[] { 1, 2 }, new[] { 1, 1 });
        var to = (new[] { 2, 3 }, new[] { 1, 2 });

        var values = MarkovValue.PerCustomer([1, 2, 3], from, to, Sales((1, 10), (2, 20)));

        Assert.Equal(10 * (1 - Math.Pow(5 / 11.0, 11)) / (1 - (5 / 11.0)), values[1], 1e-9);
        Assert.Equal(20 * 7.1445671057, values[2], 1e-6);
        Assert.Equal(0, values[3]);
    }

    // Written as the formula is: matrix powers, one after the other.
    [Fact]
    public void Horner_s_scheme_gives_what_the_sum_of_powers_gives()
    {
        var random = new RandomStream(5, 1);
        var from = (Enumerable.Range(0, 400).ToArray(), Enumerable.Range(0, 400).Select(_ => 1 + random.Next(5)).ToArray());
        var to = (Enumerable.Range(0, 450).ToArray(), Enumerable.Range(0, 450).Select(_ => 1 + random.Next(5)).ToArray());
        var sales = Enumerable.Range(1, 5).ToDictionary(segment => segment, segment => (long)random.Next(1_000_000));

        var values = MarkovValue.PerCustomer([1, 2, 3, 4, 5], from, to, sales);

        var p = new double[5, 5];
        for (var i = 0; i < 400; i++)
        {
            p[from.Item2[i] - 1, to.Item2[i] - 1] += 1.0 / from.Item2.Count(segment => segment == from.Item2[i]);
        }

        var r = Enumerable.Range(1, 5).Select(segment => sales[segment] / (double)to.Item2.Count(other => other == segment)).ToArray();
        Assert.All(Enumerable.Range(0, 5), s => Assert.Equal(SumOfPowers(p, r)[s], values[s + 1], Math.Abs(values[s + 1]) * 1e-12));
    }

    internal static double[] SumOfPowers(double[,] p, double[] r)
    {
        var n = r.Length;
        var power = new double[n, n];
        var sum = new double[n];
        for (var i = 0; i < n; i++)
        {
            power[i, i] = 1;
        }

        for (var t = 0; t <= 10; t++)
        {
            for (var i = 0; i < n; i++)
            {
                sum[i] += Enumerable.Range(0, n).Sum(j => power[i, j] * r[j]) / Math.Pow(1.1, t);
            }

            var next = new double[n, n];
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < n; j++)
                {
                    next[i, j] = Enumerable.Range(0, n).Sum(k => power[i, k] * p[k, j]);
                }
            }

            power = next;
        }

        return sum;
    }

    private static (int[], int[]) Customers(params int[] segments) => ([.. Enumerable.Range(1, segments.Length)], segments);

    private static Dictionary<int, long> Sales(params (int Segment, long Amount)[] sales) =>
        sales.ToDictionary(sale => sale.Segment, sale => sale.Amount);
}
