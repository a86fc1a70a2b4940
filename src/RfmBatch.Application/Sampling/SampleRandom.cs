namespace RfmBatch.Application.Sampling;

/// <summary>xoshiro256**, seeded through SplitMix64: the same numbers in every version of .NET, which <see cref="Random"/> does not promise.</summary>
/// <remarks>Blackman &amp; Vigna, "Scrambled linear pseudorandom number generators" (2021).</remarks>
internal struct SampleRandom
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Seeds the generator of one stream: streams of one seed are independent.</summary>
    public SampleRandom(int seed, int stream)
    {
        ulong state = ((ulong)(uint)seed << 32) | (uint)stream;
        _s0 = SplitMix(ref state);
        _s1 = SplitMix(ref state);
        _s2 = SplitMix(ref state);
        _s3 = SplitMix(ref state);
    }

    /// <summary>Uniform on (0, 1).</summary>
    public double NextDouble() => ((Next() >> 11) + 0.5) * (1.0 / (1UL << 53));

    /// <summary>Uniform on 0..limit − 1.</summary>
    public int NextInt(int limit) => (int)(NextDouble() * limit);

    /// <summary>Exponential with a mean.</summary>
    public double NextExponential(double mean) => -mean * Math.Log(NextDouble());

    /// <summary>Standard normal (Box–Muller, one of the pair).</summary>
    public double NextNormal() => Math.Sqrt(-2 * Math.Log(NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());

    /// <summary>Gamma with mean shape·scale (Marsaglia &amp; Tsang 2000; below shape 1 boosted by a power of a uniform).</summary>
    public double NextGamma(double shape, double scale)
    {
        if (shape < 1)
        {
            double boost = Math.Pow(NextDouble(), 1 / shape);
            return NextGamma(shape + 1, scale) * boost;
        }

        double d = shape - (1.0 / 3);
        double c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = NextNormal();
            double v = 1 + (c * x);
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
        double x = NextGamma(a, 1);
        return x / (x + NextGamma(b, 1));
    }

    private static ulong SplitMix(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private ulong Next()
    {
        ulong result = ulong.RotateLeft(_s1 * 5, 7) * 9;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = ulong.RotateLeft(_s3, 45);
        return result;
    }
}
