namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>A <see cref="RandomStream"/> for Math.NET's samplers, which take the framework's type.</summary>
internal sealed class StreamRandom(int seed, int stream, int substream) : Random(0)
{
    private readonly RandomStream _stream = new(seed, stream, substream);

    public override double NextDouble() => _stream.NextDouble();

    public override int Next(int maxValue) => _stream.NextInt(maxValue);

    protected override double Sample() => _stream.NextDouble();
}
