using RfmBatch.Core;

namespace RfmBatch.Application.Sampling;

/// <summary>What the made shop draws from a <see cref="RandomStream"/>.</summary>
/// <remarks>
/// Distributions are written out and not a library's: a later version of it may draw another way, and the same seed must give the same
/// file.
/// </remarks>
internal readonly struct SampleRandom(int seed, int stream)
{
    private readonly RandomStream _stream = new(((ulong)(uint)seed << 32) | (uint)stream);

    /// <summary>Uniform on (0, 1), the middles of 2^53 intervals: its logarithm is finite.</summary>
    public double NextDouble() => _stream.NextDouble() + (0.5 / (1UL << 53));

    /// <summary>Exponential with a mean.</summary>
    public double NextExponential(double mean) => -mean * Math.Log(NextDouble());

    /// <summary>Standard normal (Box–Muller, one of the pair).</summary>
    public double NextNormal() => Math.Sqrt(-2 * Math.Log(NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());

    /// <summary>Gamma with mean shape·scale (Marsaglia &amp; Tsang 2000; below shape 1 boosted by a power of a uniform).</summary>
    public double NextGamma(double shape, double scale)
    {
        if (shape < 1)
        {
            var boost = Math.Pow(NextDouble(), 1 / shape);
            return NextGamma(shape + 1, scale) * boost;
        }

        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = NextNormal();
            var v = 1 + (c * x);
            if (v <= 0)
            {
                continue;
            }

            v = v * v * v;
            if (Math.Log(NextDouble()) < (0.5 * x * x) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v * scale;
            }
        }
    }

    /// <summary>Beta, from two gammas.</summary>
    public double NextBeta(double a, double b)
    {
        var x = NextGamma(a, 1);
        return x / (x + NextGamma(b, 1));
    }
}
