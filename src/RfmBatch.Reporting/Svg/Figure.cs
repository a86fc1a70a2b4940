namespace RfmBatch.Reporting.Svg;

/// <summary>A chart at both widths; the style sheet shows the one that fits, and a screen reader meets only that one.</summary>
internal static class Figure
{
    /// <summary>Draws for screens and for phones.</summary>
    public static string Both(string id, Func<ChartFrame, string> draw) =>
        $"<div class=\"wide\">{draw(new ChartFrame(id + "-w", ChartFrame.WideWidth))}</div><div class=\"narrow\">{draw(new ChartFrame(id + "-n", ChartFrame.NarrowWidth))}</div>\n";

    /// <summary>A chart that is small enough for both, with what it says above it.</summary>
    public static string Small(string id, string headingHtml, string sentenceHtml, string svg) =>
        $"<div class=\"panel\"><h3 id=\"{id}-h\">{headingHtml}</h3><p>{sentenceHtml}</p>{svg}</div>\n";

    /// <summary>The frame of a small chart.</summary>
    public static ChartFrame SmallFrame(string id) => new(id, ChartFrame.NarrowWidth);
}
