using System.Globalization;

namespace RfmBatch.Core.Lifetime.Season;

/// <summary>What a run is told about its season: to look for one, that there is none, or twelve indexes.</summary>
/// <param name="Indexes">The twelve as given, January first; empty for <c>off</c>, null for <c>auto</c>.</param>
public sealed record SeasonOption(IReadOnlyList<double>? Indexes)
{
    private const double Least = .01;
    private const double Greatest = 100;

    /// <summary>Look for one.</summary>
    public static SeasonOption Auto { get; } = new((IReadOnlyList<double>?)null);

    /// <summary>There is none.</summary>
    public static SeasonOption Off { get; } = new([]);

    /// <summary>Reads <c>auto</c>, <c>off</c> or twelve numbers with commas between; null where it is none of these.</summary>
    public static SeasonOption? Read(string text)
    {
        if (text is "auto" or "off")
        {
            return text == "auto" ? Auto : Off;
        }

        var parts = text.Split(',');
        var indexes = new double[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!double.TryParse(parts[i], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out indexes[i])
                || indexes[i] is < Least or > Greatest)
            {
                return null;
            }
        }

        return indexes.Length == 12 ? new SeasonOption(indexes) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Indexes switch
    {
        null => "auto",
        [] => "off",
        _ => string.Join(',', Indexes.Select(index => index.ToString(CultureInfo.InvariantCulture))),
    };

    /// <inheritdoc/>
    public bool Equals(SeasonOption? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}
