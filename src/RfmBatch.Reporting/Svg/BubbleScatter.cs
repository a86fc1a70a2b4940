using RfmBatch.Reporting.Html;

namespace RfmBatch.Reporting.Svg;

/// <summary>
/// Customers by days since their last order and orders a year, as circles whose areas are their revenue; some stand out and are named.
/// </summary>
internal static class BubbleScatter
{
    private const int MostNames = 12;

    /// <summary>One customer.</summary>
    /// <param name="Days">Days since the last order.</param>
    /// <param name="OrdersPerYear">Orders a year, above 0.</param>
    /// <param name="Revenue">Revenue; nothing and below is the smallest circle.</param>
    /// <param name="StandsOut">Whether it is drawn to be seen.</param>
    /// <param name="Name">Its id where it is to be named.</param>
    internal sealed record Point(int Days, double OrdersPerYear, double Revenue, bool StandsOut, string? Name);

    /// <summary>Radius of a revenue: areas are in proportion.</summary>
    public static double Radius(double revenue, double largest, double longest) =>
        largest > 0 && revenue > 0 ? Math.Max(1.5, Math.Sqrt(revenue / largest) * longest) : 1.5;

    /// <summary>Draws them, large ones first so that small ones lie above.</summary>
    public static string Draw(ChartFrame frame, string title, string description, IReadOnlyList<Point> points, NumberText numbers)
    {
        var height = frame.IsWide ? 460.0 : 340.0;
        var box = new Box(44, PlotArea.Top, frame.Width - 44 - 12, height - PlotArea.Top - PlotArea.Bottom);
        var area = new PlotArea(
            box,
            NiceScale.Linear(
                0,
                points.Select(point => point.Days).DefaultIfEmpty(1).Max(),
                box.X + (frame.IsWide ? 22 : 10),
                box.X + box.Width,
                frame.IsWide ? 8 : 5),
            NiceScale.Log(
                points.Select(point => point.OrdersPerYear).DefaultIfEmpty(1).Min(),
                points.Select(point => point.OrdersPerYear).DefaultIfEmpty(1).Max(),
                box.Y + box.Height - 10,
                box.Y + 10));
        var canvas = new SvgCanvas(frame, height, title, description);
        area.Draw(
            canvas, frame, tick => numbers.Number(tick, 0), tick => numbers.Number(tick, 2), "days since the last order", "orders a year");
        var largest = points.Select(point => point.Revenue).DefaultIfEmpty(0).Max();
        var longest = frame.IsWide ? 26.0 : 14.0;
        foreach (var standsOut in new[] { false, true })
        {
            canvas.Open(standsOut ? "signal-dots" : "other-dots");
            foreach (var point in points.Where(point => point.StandsOut == standsOut).OrderByDescending(point => point.Revenue))
            {
                var tip = point.Name is null || !frame.IsWide
                    ? null
                    : $"{point.Name}: {numbers.Count(point.Days)} days, {numbers.Fixed(point.OrdersPerYear, 1)} orders a year, revenue "
                        + $"{numbers.Amount(point.Revenue)}";
                canvas.Dot(area.X.At(point.Days), area.Y.At(point.OrdersPerYear), Radius(point.Revenue, largest, longest), tip);
            }

            canvas.Close();
        }

        DrawNames(canvas, frame, area, points, largest, longest);
        return canvas.ToString();
    }

    private static void DrawNames(
        SvgCanvas canvas, ChartFrame frame, PlotArea area, IReadOnlyList<Point> points, double largest, double longest)
    {
        var room = new LabelRoom(area.Box.X, area.Box.Y, frame.Width, area.Box.Y + area.Box.Height);
        foreach (var point in points
            .Where(point => point.Name is not null)
            .OrderByDescending(point => point.Revenue)
            .Take(frame.IsWide ? MostNames : 4))
        {
            var name = TextFit.Fit(point.Name!, 130, SvgCanvas.SmallSize);
            var (x, y) = (area.X.At(point.Days), area.Y.At(point.OrdersPerYear));
            var beside = Radius(point.Revenue, largest, longest) + 4;
            if (name is null)
            {
                continue;
            }

            if (room.Take(x + beside, y, name, "start", SvgCanvas.SmallSize))
            {
                canvas.Text(x + beside, y, name, size: SvgCanvas.SmallSize, cssClass: "halo ink");
            }
            else if (room.Take(x - beside, y, name, "end", SvgCanvas.SmallSize))
            {
                canvas.Text(x - beside, y, name, "end", SvgCanvas.SmallSize, "halo ink");
            }
        }
    }
}
