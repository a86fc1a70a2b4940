namespace RfmBatch.Core;

/// <summary>A stream of random numbers of its own for every seed and stream number, the same on every machine and runtime.</summary>
/// <remarks>xoshiro256** seeded by SplitMix64 (Blackman &amp; Vigna, "Scrambled linear pseudorandom number generators", 2021): the framework promises no sequence for its own generator.</remarks>
internal sealed class RandomStream
{
    private readonly ulong[] _state = new ulong[4];

    /// <summary>Creates the stream; parts of the work that run side by side take streams of their own.</summary>
    public RandomStream(int seed, int stream, int substream = 0)
    {
        var mix = Mix(Mix(Mix((uint)seed) ^ (uint)stream) ^ ((ulong)(uint)substream << 32));
        for (var i = 0; i < 4; i++)
        {
            mix += 0x9E3779B97F4A7C15;
            _state[i] = Mix(mix);
        }
    }

    /// <summary>Uniform in [0, 1), 53 bits.</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in 0..count − 1.</summary>
    public int NextInt(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    private ulong Next()
    {
        var result = ulong.RotateLeft(_state[1] * 5, 7) * 9;
        var shifted = _state[1] << 17;
        _state[2] ^= _state[0];
        _state[3] ^= _state[1];
        _state[1] ^= _state[2];
        _state[0] ^= _state[3];
        _state[2] ^= shifted;
        _state[3] = ulong.RotateLeft(_state[3], 45);
        return result;
    }
}
