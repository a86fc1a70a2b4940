namespace RfmBatch.Benchmarks;

/// <summary>What a process took.</summary>
/// <param name="Seconds">From its start to its end, as its user waits.</param>
/// <param name="PeakMegabytes">Largest resident memory.</param>
internal sealed record Measurement(double Seconds, double PeakMegabytes);
