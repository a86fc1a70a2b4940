using System.Globalization;

namespace RfmBatch.Reporting.Svg;

/// <summary>Coordinates as text: invariant, no more decimals than a screen shows.</summary>
internal static class SvgNumber
{
    /// <summary>A coordinate in pixels.</summary>
    public static string Of(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A percentage for an attribute.</summary>
    public static string Percent(double value) => value.ToString("0.###", CultureInfo.InvariantCulture) + "%";
}
