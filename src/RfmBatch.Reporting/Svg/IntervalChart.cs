using RfmBatch.Reporting.Html;

namespace RfmBatch.Reporting.Svg;

/// <summary>Amounts as bars with the interval in which they are expected to lie.</summary>
internal static class IntervalChart
{
    private const double BarHeight = 30;
    private const double NameHeight = 18;
    private const double WideNames = 330;
    private const double NarrowNames = 118;
    private const double NameGap = 10;

    /// <summary>One row.</summary>
    internal sealed record Row(string Name, string ColorHex, double Value, double? Low, double? High, string Figure);

    /// <summary>Draws a row for each; on a phone names that would not fit beside the bars stand above them.</summary>
    public static string Draw(ChartFrame frame, string title, IReadOnlyList<Row> rows, NumberText numbers)
    {
        var isAbove = !frame.IsWide && rows.Any(row => TextFit.Width(row.Name, SvgCanvas.LabelSize) + NameGap > NarrowNames);
        var rowHeight = BarHeight + (isAbove ? NameHeight : 0);
        var canvas = new SvgCanvas(
            frame,
            (rows.Count * rowHeight) + 26,
            title,
            string.Join(
                "; ", rows.Select(row => $"{row.Name} {row.Figure}, from {numbers.Amount(row.Low)} to {numbers.Amount(row.High)}")));
        var nameWidth = isAbove
            ? 0
            : TextFit.Column(rows.Select(row => row.Name), frame.IsWide ? WideNames : NarrowNames, SvgCanvas.LabelSize);
        var figureWidth = rows.Select(row => TextFit.Width(row.Figure, SvgCanvas.SmallSize)).DefaultIfEmpty(0).Max() + 12;
        var (least, most) = (
            Math.Min(0, rows.Select(row => row.Low ?? row.Value).DefaultIfEmpty(0).Min()),
            rows.Select(row => Math.Max(row.Value, row.High ?? row.Value)).DefaultIfEmpty(1).Max());
        var scale = NiceScale.Linear(least, Math.Max(most, least + 1), nameWidth, frame.Width - figureWidth, frame.IsWide ? 6 : 3);
        var bottom = rows.Count * rowHeight;
        var room = new LabelRoom(0, 0, frame.Width, double.MaxValue);
        foreach (var tick in scale.Ticks)
        {
            canvas.Line(scale.At(tick), 0, scale.At(tick), bottom, "grid");
            if (room.Take(scale.At(tick), bottom + 14, numbers.Short(tick), "middle", SvgCanvas.SmallSize))
            {
                canvas.Text(scale.At(tick), bottom + 14, numbers.Short(tick), "middle", SvgCanvas.SmallSize, "soft");
            }
        }

        for (var i = 0; i < rows.Count; i++)
        {
            var middle = ((i + 1) * rowHeight) - (BarHeight / 2);
            if (TextFit.Fit(rows[i].Name, isAbove ? frame.Width : nameWidth - NameGap, SvgCanvas.LabelSize) is { } name)
            {
                canvas.Text(0, isAbove ? middle - NameHeight : middle, name);
            }

            Draw(canvas, rows[i], middle, scale);
        }

        return canvas.ToString();
    }

    private static void Draw(SvgCanvas canvas, Row row, double middle, NiceScale scale)
    {
        var (zero, end) = (scale.At(0), scale.At(row.Value));
        canvas.Rect(
            Math.Min(zero, end),
            middle - 8,
            Math.Max(Math.Abs(end - zero), 0.5),
            16,
            $"class=\"bar\" fill=\"{HtmlText.Color(row.ColorHex)}\"",
            $"{row.Name}: {row.Figure}");
        var reach = end;
        if (row is { Low: { } low, High: { } high })
        {
            reach = Math.Max(end, scale.At(high));
            canvas.Line(scale.At(low), middle, scale.At(high), middle, "error-bar");
            canvas.Line(scale.At(low), middle - 5, scale.At(low), middle + 5, "error-bar");
            canvas.Line(scale.At(high), middle - 5, scale.At(high), middle + 5, "error-bar");
        }

        canvas.Text(reach + 7, middle, row.Figure, size: SvgCanvas.SmallSize, cssClass: "figure-text ink");
    }
}
