using RfmBatch.Reporting.Html;

namespace RfmBatch.Reporting.Svg;

/// <summary>
/// A sample of customers by recency and money in the colours of their clusters; each cluster is named where its middle is.
/// </summary>
internal static class ClusterScatter
{
    /// <summary>One cluster with its sampled customers.</summary>
    internal sealed record Group(string Name, string ColorHex, IReadOnlyList<(int Days, double Revenue)> Points);

    /// <summary>Draws them; revenue is on a logarithmic axis, so what is not above 0 is not drawn.</summary>
    public static string Draw(ChartFrame frame, string title, string description, IReadOnlyList<Group> groups, NumberText numbers)
    {
        var height = frame.IsWide ? 440.0 : 340.0;
        var points = groups.SelectMany(group => group.Points).Where(point => point.Revenue > 0).ToArray();
        var box = new Box(48, PlotArea.Top, frame.Width - 48 - 12, height - PlotArea.Top - PlotArea.Bottom);
        var area = new PlotArea(
            box,
            NiceScale.Linear(
                0, points.Select(point => point.Days).DefaultIfEmpty(1).Max(), box.X + 8, box.X + box.Width, frame.IsWide ? 8 : 5),
            NiceScale.Log(
                points.Select(point => point.Revenue).DefaultIfEmpty(1).Min(),
                points.Select(point => point.Revenue).DefaultIfEmpty(10).Max(),
                box.Y + box.Height - 6,
                box.Y + 6));
        var canvas = new SvgCanvas(frame, height, title, description);
        area.Draw(canvas, frame, tick => numbers.Number(tick, 0), numbers.Short, "days since the last order", "revenue, logarithmic");
        foreach (var group in groups)
        {
            canvas.Open("cluster-dots" + Ink.Lift(HtmlText.Color(group.ColorHex)), HtmlText.Color(group.ColorHex));
            foreach (var (days, revenue) in group.Points.Where(point => point.Revenue > 0).Take(frame.IsWide ? int.MaxValue : 100))
            {
                canvas.Dot(area.X.At(days), area.Y.At(revenue), frame.IsWide ? 3 : 2.5, null);
            }

            canvas.Close();
        }

        var room = new LabelRoom(box.X, box.Y, frame.Width, box.Y + box.Height);
        foreach (var group in groups.Where(group => group.Points.Count > 0))
        {
            var (x, y) = (
                area.X.At(Median(group.Points.Select(point => (double)point.Days))),
                area.Y.At(Median(group.Points.Select(point => point.Revenue))));
            Name(canvas, room, frame, group, x, y);
        }

        return canvas.ToString();
    }

    // The nearest of a few places around the middle that is free.
    private static void Name(SvgCanvas canvas, LabelRoom room, ChartFrame frame, Group group, double x, double y)
    {
        if (TextFit.Fit(group.Name, frame.Width * 0.42, SvgCanvas.LabelSize) is not { } name)
        {
            return;
        }

        var half = TextFit.Width(name, SvgCanvas.LabelSize) / 2;
        x = Math.Clamp(x, 50 + half, frame.Width - half - 4);
        foreach (var step in new[] { 0, -1, 1, -2, 2, -3, 3, -4, 4 })
        {
            if (room.Take(x, y + (step * 18), name, "middle", SvgCanvas.LabelSize))
            {
                canvas.Rect(x - half - 4, y + (step * 18) - 10, (2 * half) + 8, 20, "class=\"label-ground\"");
                canvas.Text(x, y + (step * 18), name, "middle", cssClass: "strong ink");
                return;
            }
        }
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
