namespace RfmBatch.Reporting.Svg;

/// <summary>Room for points between two axes, with their ticks, grid and captions.</summary>
/// <param name="Box">Where points go.</param>
/// <param name="X">Axis to the right.</param>
/// <param name="Y">Axis upwards.</param>
internal sealed record PlotArea(Box Box, NiceScale X, NiceScale Y)
{
    /// <summary>Height of the caption above the vertical axis.</summary>
    public const double Top = 28;

    /// <summary>Height of ticks and caption below the horizontal axis.</summary>
    public const double Bottom = 42;

    /// <summary>Draws grid, ticks and captions; ticks without room are left out.</summary>
    public void Draw(
        SvgCanvas canvas, ChartFrame frame, Func<double, string> xText, Func<double, string> yText, string xCaption, string yCaption)
    {
        var (left, bottom) = (Box.X, Box.Y + Box.Height);
        var room = new LabelRoom(0, 0, frame.Width, double.MaxValue);
        if (TextFit.Fit("↑ " + yCaption, frame.Width, SvgCanvas.SmallSize) is { } upwards
            && room.Take(0, 8, upwards, "start", SvgCanvas.SmallSize))
        {
            canvas.Text(0, 8, upwards, size: SvgCanvas.SmallSize, cssClass: "soft");
        }

        if (TextFit.Fit(xCaption + " →", frame.Width - left, SvgCanvas.SmallSize) is { } rightwards
            && room.Take(frame.Width, bottom + 33, rightwards, "end", SvgCanvas.SmallSize))
        {
            canvas.Text(frame.Width, bottom + 33, rightwards, "end", SvgCanvas.SmallSize, "soft");
        }

        foreach (var tick in Y.Ticks)
        {
            canvas.Line(left, Y.At(tick), left + Box.Width, Y.At(tick), "grid");
            if (room.Take(left - 6, Y.At(tick), yText(tick), "end", SvgCanvas.SmallSize))
            {
                canvas.Text(left - 6, Y.At(tick), yText(tick), "end", SvgCanvas.SmallSize, "soft");
            }
        }

        canvas.Line(left, bottom, left + Box.Width, bottom, "axis");
        foreach (var tick in X.Ticks)
        {
            var anchor = X.At(tick) + (TextFit.Width(xText(tick), SvgCanvas.SmallSize) / 2) > frame.Width - 2 ? "end" : "middle";
            if (room.Take(X.At(tick), bottom + 14, xText(tick), anchor, SvgCanvas.SmallSize))
            {
                canvas.Line(X.At(tick), bottom, X.At(tick), bottom + 4, "axis");
                canvas.Text(X.At(tick), bottom + 14, xText(tick), anchor, SvgCanvas.SmallSize, "soft");
            }
        }
    }
}
