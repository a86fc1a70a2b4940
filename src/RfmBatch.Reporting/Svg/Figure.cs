namespace RfmBatch.Reporting.Svg;

/// <summary>A chart at both widths; the style sheet shows the one that fits, and a screen reader meets only that one.</summary>
internal static class Figure
{
    /// <summary>Draws for screens and for phones.</summary>
    public static string Both(string id, Func<ChartFrame, string> draw) =>
        $"""<div class="wide">{draw(new ChartFrame(id + "-w", ChartFrame.WideWidth))}</div><div """
        + $"class=\"narrow\">{draw(new ChartFrame(id + "-n", ChartFrame.NarrowWidth))}</div>\n";

    /// <summary>A chart that is small enough for both, with what it says above it.</summary>
    public static string Small(string id, string headingHtml, string sentenceHtml, string svg) =>
        $"<div class=\"panel\"><h3 id=\"{id}-h\">{headingHtml}</h3><p>{sentenceHtml}</p>{svg}</div>\n";

    /// <summary>The frame of a small chart.</summary>
    public static ChartFrame SmallFrame(string id) => new(id, ChartFrame.NarrowWidth);
}

/// <summary>
/// Where a chart is drawn. Every chart is drawn twice, for a screen and for a phone: text that shrank with the drawing could not be read.
/// </summary>
/// <param name="Id">Begins the ids of the drawing; unique in the page.</param>
/// <param name="Width">Width in pixels at which text has its size.</param>
internal readonly record struct ChartFrame(string Id, double Width)
{
    /// <summary>Width of the drawing for screens and paper.</summary>
    public const double WideWidth = 1000;

    /// <summary>Width of the drawing for phones.</summary>
    public const double NarrowWidth = 340;

    /// <summary>Whether there is room for what only helps.</summary>
    public bool IsWide => Width >= 600;
}
