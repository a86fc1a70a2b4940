using RfmBatch.Reporting.Html;

namespace RfmBatch.Reporting.Svg;

/// <summary>A distribution with the cut points of its scores: bars in the shade of the score that their values earn.</summary>
internal static class HistogramChart
{
    private const double Top = 26;
    private const double PlotHeight = 132;
    private const double Bottom = 24;

    /// <summary>Values that earn a score; bounds as in <c>bi.ScoreThreshold</c>.</summary>
    internal sealed record Band(int Score, double? Lower, double? Upper);

    /// <summary>Draws it.</summary>
    public static string Draw(
        ChartFrame frame, string title, string description, Histogram histogram, IReadOnlyList<Band> bands, NumberText numbers)
    {
        var canvas = new SvgCanvas(frame, Top + PlotHeight + Bottom, title, description);
        var step = frame.Width / histogram.Counts.Length;
        var tallest = Math.Max(1, histogram.Counts.Max());
        var best = bands.Select(band => band.Score).DefaultIfEmpty(1).Max();
        for (var i = 0; i < histogram.Counts.Length; i++)
        {
            var height = (double)histogram.Counts[i] / tallest * PlotHeight;
            var middle = histogram.IsLog
                ? Math.Sqrt(histogram.Edges[i] * histogram.Edges[i + 1])
                : (histogram.Edges[i] + histogram.Edges[i + 1]) / 2;
            var tip =
                $"{numbers.Number(histogram.Edges[i], 2)} to {numbers.Number(histogram.Edges[i + 1], 2)}: "
                + $"{numbers.Count(histogram.Counts[i])} customers";
            canvas.Rect(
                (i * step) + 0.5,
                Top + PlotHeight - height,
                Math.Max(step - 1, 0.5),
                height,
                $"class=\"cell q{Shade(bands, middle, best)}\"",
                tip);
        }

        canvas.Line(0, Top + PlotHeight, frame.Width, Top + PlotHeight, "axis");
        DrawCuts(canvas, frame, histogram, bands, step);
        DrawTicks(canvas, frame, histogram, step, numbers);
        return canvas.ToString();
    }

    private static void DrawCuts(SvgCanvas canvas, ChartFrame frame, Histogram histogram, IReadOnlyList<Band> bands, double step)
    {
        var room = new LabelRoom(0, 0, frame.Width, Top);
        foreach (var band in bands.Where(band => band.Lower is not null || band.Upper is not null))
        {
            var from = band.Lower is { } lower ? histogram.Position(lower) * step : 0;
            var to = band.Upper is { } upper ? histogram.Position(upper) * step : frame.Width;
            if (to <= from)
            {
                continue;
            }

            if (from > 0)
            {
                canvas.Line(from, 4, from, Top + PlotHeight, "cut");
            }

            var label = band.Score.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (TextFit.Width(label, SvgCanvas.SmallSize) + 4 <= to - from
                && room.Take((from + to) / 2, 10, label, "middle", SvgCanvas.SmallSize))
            {
                canvas.Text((from + to) / 2, 10, label, "middle", SvgCanvas.SmallSize, "strong ink");
            }
        }
    }

    private static void DrawTicks(SvgCanvas canvas, ChartFrame frame, Histogram histogram, double step, NumberText numbers)
    {
        var scale = histogram.IsLog
            ? NiceScale.Log(histogram.Edges[0], histogram.Edges[^1], 0, frame.Width)
            : NiceScale.Linear(histogram.Edges[0], histogram.Edges[^1], 0, frame.Width, 6);
        var room = new LabelRoom(0, 0, frame.Width, double.MaxValue);
        foreach (var tick in scale.Ticks.Where(tick => tick >= histogram.Edges[0] && tick <= histogram.Edges[^1]))
        {
            var x = histogram.Position(tick) * step;
            var label = numbers.Short(tick);
            var anchor = x < 12 ? "start" : x > frame.Width - 12 ? "end" : "middle";
            if (room.Take(x, Top + PlotHeight + 13, label, anchor, SvgCanvas.SmallSize))
            {
                canvas.Text(x, Top + PlotHeight + 13, label, anchor, SvgCanvas.SmallSize, "soft");
            }
        }
    }

    private static int Shade(IReadOnlyList<Band> bands, double value, int best)
    {
        var band = bands.FirstOrDefault(
            candidate => (candidate.Lower is null || value > candidate.Lower)
                && (candidate.Upper is null || value <= candidate.Upper)
                && (candidate.Lower is not null || candidate.Upper is not null));
        return band is null || best <= 1
            ? HeatMap.Shades / 2
            : 1 + (int)Math.Round((double)(band.Score - 1) / (best - 1) * (HeatMap.Shades - 2));
    }
}
