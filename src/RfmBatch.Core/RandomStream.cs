using System.Diagnostics.CodeAnalysis;

namespace RfmBatch.Core;

/// <summary>A stream of random numbers of its own for every seed and stream number, the same on every machine and runtime.</summary>
/// <remarks>
/// xoshiro256** seeded by SplitMix64 (Blackman &amp; Vigna, "Scrambled linear pseudorandom number generators", 2021): the framework
/// promises no sequence for its own generator. It has the framework's type because Math.NET's samplers take that; what is not overridden
/// here is not ours.
/// </remarks>
[SuppressMessage("Naming", "CA1711", Justification = "A stream of numbers is the field's word, and no System.IO.Stream.")]
public sealed class RandomStream : Random
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Creates the stream; parts of the work that run side by side take streams of their own.</summary>
    public RandomStream(int seed, int stream, int substream = 0)
        : this(Mix(Mix(Mix((uint)seed) ^ (uint)stream) ^ ((ulong)(uint)substream << 32)) + Golden)
    {
    }

    /// <summary>Creates the stream of one 64-bit seed.</summary>
    /// <param name="seed">SplitMix64's, whose first four numbers are the state.</param>
    public RandomStream(ulong seed)
        : base(0)
    {
        _s0 = Mix(seed);
        _s1 = Mix(seed + Golden);
        _s2 = Mix(unchecked(seed + (2 * Golden)));
        _s3 = Mix(unchecked(seed + (3 * Golden)));
    }

    /// <summary>Uniform in [0, 1), 53 bits.</summary>
    public override double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in 0..<paramref name="maxValue"/> − 1.</summary>
    public override int Next(int maxValue) => (int)Math.BigMul(NextBits(), (ulong)maxValue, out _);

    /// <inheritdoc/>
    protected override double Sample() => NextDouble();

    private static ulong Mix(ulong value)
    {
        value += Golden;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    private ulong NextBits()
    {
        var result = ulong.RotateLeft(_s1 * 5, 7) * 9;
        var shifted = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= shifted;
        _s3 = ulong.RotateLeft(_s3, 45);
        return result;
    }
}
