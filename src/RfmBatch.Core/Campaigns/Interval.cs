namespace RfmBatch.Core.Campaigns;

/// <summary>An estimate with its 95 % confidence interval.</summary>
/// <param name="Estimate">The estimate.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct Interval(double Estimate, double Low, double High)
{
    /// <summary>Whether 0 is outside: the difference is more than chance.</summary>
    public bool ExcludesZero => Low > 0 || High < 0;
}
