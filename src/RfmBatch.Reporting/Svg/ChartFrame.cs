namespace RfmBatch.Reporting.Svg;

/// <summary>Where a chart is drawn. Every chart is drawn twice, for a screen and for a phone: text that shrank with the drawing could not be read.</summary>
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
