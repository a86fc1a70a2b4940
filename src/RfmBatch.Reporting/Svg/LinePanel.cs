namespace RfmBatch.Reporting.Svg;

/// <summary>One or two lines over a few numbered places, with marks where something was chosen.</summary>
internal static class LinePanel
{
    /// <summary>A line.</summary>
    /// <param name="Name">Its name, written at its end; empty where the panel has one line.</param>
    /// <param name="CssClass"><c>first</c> or <c>second</c>.</param>
    /// <param name="Points">Values by place, with a half-length of an error bar or null.</param>
    internal sealed record Series(string Name, string CssClass, IReadOnlyList<(double X, double Y, double? Error)> Points);

    /// <summary>Draws lines from 0 upwards, or from the least value where the panel need not begin at 0.</summary>
    public static string Draw(
        ChartFrame frame,
        string title,
        string description,
        IReadOnlyList<Series> series,
        double? marked,
        string xCaption,
        string yCaption,
        Func<double, string> xText,
        Func<double, string> yText)
    {
        var points = series.SelectMany(line => line.Points).ToArray();
        var height = frame.IsWide ? 290.0 : 210;
        var nameWidth = series.Select(line => TextFit.Width(line.Name, SvgCanvas.SmallSize)).DefaultIfEmpty(0).Max();
        var box = new Box(44, PlotArea.Top, frame.Width - 44 - 14 - nameWidth, height - PlotArea.Top - PlotArea.Bottom);
        var (least, most) = (
            points.Select(point => point.X).DefaultIfEmpty(0).Min(), points.Select(point => point.X).DefaultIfEmpty(1).Max());
        var area = new PlotArea(
            box,
            NiceScale.Places(least, most, box.X + 6, box.X + box.Width),
            NiceScale.Linear(
                Math.Min(0, points.Select(point => point.Y).DefaultIfEmpty(0).Min()),
                points.Select(point => point.Y + (point.Error ?? 0)).DefaultIfEmpty(1).Max(),
                box.Y + box.Height,
                box.Y,
                5));
        var canvas = new SvgCanvas(frame, height, title, description);
        area.Draw(canvas, frame, xText, yText, xCaption, yCaption);
        if (marked is { } place)
        {
            canvas.Line(area.X.At(place), box.Y, area.X.At(place), box.Y + box.Height, "cut");
        }

        foreach (var line in series)
        {
            DrawLine(canvas, area, line, marked);
        }

        DrawNames(canvas, area, series);
        return canvas.ToString();
    }

    private static void DrawLine(SvgCanvas canvas, PlotArea area, Series line, double? marked)
    {
        var path = string.Join('L', line.Points.Select(point => $"{SvgNumber.Of(area.X.At(point.X))} {SvgNumber.Of(area.Y.At(point.Y))}"));
        canvas.Path("M" + path, $"class=\"line {line.CssClass}\"");
        foreach (var (x, y, error) in line.Points)
        {
            if (error is > 0 and var half)
            {
                canvas.Line(area.X.At(x), area.Y.At(y - half), area.X.At(x), area.Y.At(y + half), "error-bar");
            }

            canvas.Circle(area.X.At(x), area.Y.At(y), x == marked ? 5.5 : 3.5, $"class=\"mark {line.CssClass}\"");
        }
    }

    private static void DrawNames(SvgCanvas canvas, PlotArea area, IReadOnlyList<Series> series)
    {
        var named = series.Where(line => line.Name.Length > 0 && line.Points.Count > 0).ToArray();
        var places = LabelSpread.Places(
            [.. named.Select(line => area.Y.At(line.Points[^1].Y))], 16, area.Box.Y - 8, area.Box.Y + area.Box.Height);
        for (var i = 0; i < named.Length && places is not null; i++)
        {
            canvas.Text(area.X.At(named[i].Points[^1].X) + 8, places[i], named[i].Name, size: SvgCanvas.SmallSize, cssClass: "strong ink");
        }
    }
}
