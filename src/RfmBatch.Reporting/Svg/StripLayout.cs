namespace RfmBatch.Reporting.Svg;

/// <summary>Geometry of a strip that is cut into shares: parts lie side by side and fill 0..100 exactly.</summary>
internal static class StripLayout
{
    /// <summary>Start and width of each part in percent; negative and missing shares take no room.</summary>
    public static IReadOnlyList<(double Start, double Width)> Parts(IReadOnlyList<double?> shares)
    {
        var total = shares.Sum(share => Math.Max(share ?? 0, 0));
        var parts = new (double Start, double Width)[shares.Count];
        var before = 0.0;
        for (var i = 0; i < shares.Count; i++)
        {
            var share = Math.Max(shares[i] ?? 0, 0);
            var start = total > 0 ? before / total * 100 : 0;
            before += share;
            parts[i] = (start, total > 0 ? (before / total * 100) - start : 0);
        }

        return parts;
    }
}
