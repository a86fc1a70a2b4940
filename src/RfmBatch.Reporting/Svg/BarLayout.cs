namespace RfmBatch.Reporting.Svg;

/// <summary>Geometry of bars that share a scale: the longest leaves room for its figure.</summary>
internal static class BarLayout
{
    /// <summary>Width of the longest bar in percent of the drawing; the rest is room for its figure at 320 px.</summary>
    public const double LongestPercent = 78;

    /// <summary>The largest share of all bars, the scale's end; 0 where there is none.</summary>
    public static double Scale(IEnumerable<double?> shares) =>
        shares.Select(share => share ?? 0).DefaultIfEmpty(0).Max() is > 0 and var max ? max : 0;

    /// <summary>Width of a bar in percent of the drawing; negative and missing shares have none.</summary>
    public static double Width(double? share, double scale) => scale > 0 && share > 0 ? share.Value / scale * LongestPercent : 0;
}
