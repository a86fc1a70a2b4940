namespace RfmBatch.Core.Segmentation;

/// <summary>One condition of a rule: an input between two bounds.</summary>
/// <param name="Input">What is compared.</param>
/// <param name="Lower">Lower bound in the input's unit, or null.</param>
/// <param name="IsLowerInclusive">≥ (<c>atLeast</c>) or &gt; (<c>above</c>).</param>
/// <param name="Upper">Upper bound, or null.</param>
/// <param name="IsUpperInclusive">≤ (<c>atMost</c>) or &lt; (<c>below</c>).</param>
public sealed record InputRange(RuleInput Input, double? Lower, bool IsLowerInclusive, double? Upper, bool IsUpperInclusive)
{
    /// <summary>Smallest double that meets the condition, so that matching is two comparisons.</summary>
    internal double Lowest { get; } = Lower is null
        ? double.NegativeInfinity
        : IsLowerInclusive ? Lower.Value : Math.BitIncrement(Lower.Value);

    /// <summary>Largest double that meets the condition.</summary>
    internal double Highest { get; } = Upper is null
        ? double.PositiveInfinity
        : IsUpperInclusive ? Upper.Value : Math.BitDecrement(Upper.Value);

    /// <summary>Whether a value meets the condition.</summary>
    internal bool Contains(double value) => value >= Lowest && value <= Highest;

    /// <inheritdoc/>
    public override string ToString()
    {
        var name = RuleInputs.NameOf(Input);
        if (Lower is not null && Lower == Upper)
        {
            return FormattableString.Invariant($"{name} = {Lower}");
        }

        var lower = Lower is null ? null : FormattableString.Invariant($"{name} {(IsLowerInclusive ? ">=" : ">")} {Lower}");
        var upper = Upper is null ? null : FormattableString.Invariant($"{name} {(IsUpperInclusive ? "<=" : "<")} {Upper}");
        return lower is not null && upper is not null ? $"{lower} and {upper}" : lower ?? upper ?? $"any {name}";
    }
}
