using System.Globalization;

namespace RfmBatch.Reporting.Svg;

/// <summary>Coordinates as text: invariant, three decimals.</summary>
internal static class SvgNumber
{
    /// <summary>A percentage for an attribute.</summary>
    public static string Percent(double value) => value.ToString("0.###", CultureInfo.InvariantCulture) + "%";
}
