namespace RfmBatch.Core.Lifetime.Models;

/// <summary>How many purchase days a customer who is alive will have within a time, given its past.</summary>
/// <param name="Tails">P(N &gt; k | alive) for k = 0, 1, …, falling; what is left out is below 1e-16.</param>
/// <param name="Expected">E(N | alive) = Σ P(N &gt; k | alive): a sum of positive terms, so nothing cancels.</param>
public sealed record OrderDistribution(double[] Tails, double Expected)
{
    /// <summary>P(N = n | alive) for n ≥ 1.</summary>
    /// <param name="n">At least 1.</param>
    public double ProbabilityOf(int n) => n > Tails.Length ? 0 : Tails[n - 1] - (n < Tails.Length ? Tails[n] : 0);

    /// <summary>E(N² | alive) = Σ (2k + 1) P(N &gt; k | alive).</summary>
    internal double MeanSquare()
    {
        var sum = 0.0;
        for (var k = Tails.Length - 1; k >= 0; k--)
        {
            sum += ((2 * k) + 1) * Tails[k];
        }

        return sum;
    }

    internal static OrderDistribution FromTails(double[] tails)
    {
        // Backwards, so that small terms are added first.
        var expected = 0.0;
        for (var k = tails.Length - 1; k >= 0; k--)
        {
            expected += tails[k];
        }

        return new OrderDistribution(tails, expected);
    }
}
