using RfmBatch.Reporting.Html;

namespace RfmBatch.Reporting.Svg;

/// <summary>Profiles as lines over the metrics: how many times the average each group has. Named at their ends.</summary>
internal static class SnakeChart
{
    /// <summary>One group.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="ColorHex">Its colour.</param>
    /// <param name="Ratios">Its mean divided by that of all, per metric; what is not above 0 lies on the lower end.</param>
    internal sealed record Profile(string Name, string ColorHex, IReadOnlyList<double> Ratios);

    /// <summary>Draws the profiles.</summary>
    public static string Draw(
        ChartFrame frame,
        string title,
        string description,
        IReadOnlyList<string> metrics,
        IReadOnlyList<Profile> profiles,
        NumberText numbers)
    {
        var nameWidth = Math.Min(
            profiles.Select(profile => TextFit.Width(profile.Name, SvgCanvas.SmallSize)).DefaultIfEmpty(0).Max() + 10,
            frame.Width * (frame.IsWide ? 0.3 : 0.36));
        var names = profiles.Select(profile => TextFit.Lines(profile.Name, nameWidth, SvgCanvas.SmallSize) ?? []).ToArray();
        var labelHeight = names.Any(lines => lines.Count > 1) ? TextFit.TwoLines : TextFit.OneLine;
        var height = Math.Max(frame.IsWide ? 330.0 : 280.0, (profiles.Count * labelHeight) + 60);
        var box = new Box(44, 34, frame.Width - 44 - nameWidth - 14, height - 34 - 16);
        var ratios = profiles.SelectMany(profile => profile.Ratios).Where(ratio => ratio > 0).Append(1).ToArray();
        var y = NiceScale.Log(ratios.Min() * 0.9, ratios.Max() * 1.1, box.Y + box.Height, box.Y);
        var canvas = new SvgCanvas(frame, height, title, description);
        DrawAxes(canvas, frame, box, y, metrics, numbers);
        var ends = LabelSpread.Places(
            [.. profiles.Select(profile => y.At(profile.Ratios[^1]))], labelHeight, box.Y - 8, box.Y + box.Height + 8);
        for (var i = 0; i < profiles.Count; i++)
        {
            var color = HtmlText.Color(profiles[i].ColorHex);
            var places = profiles[i].Ratios.Select((ratio, metric) => (X: X(box, metric, metrics.Count), Y: y.At(ratio))).ToArray();
            var path = "M" + string.Join('L', places.Select(place => $"{SvgNumber.Of(place.X)} {SvgNumber.Of(place.Y)}"));
            canvas.Path(path, "class=\"profile-edge\"");
            canvas.Path(path, $"class=\"profile{Ink.Lift(color)}\" stroke=\"{color}\"");
            for (var metric = 0; metric < places.Length; metric++)
            {
                canvas.Circle(
                    places[metric].X,
                    places[metric].Y,
                    5,
                    $"class=\"node{Ink.Lift(color)}\" fill=\"{color}\"",
                    $"{profiles[i].Name}, {metrics[metric]}: {numbers.Fixed(profiles[i].Ratios[metric], 2)} times the average");
            }

            if (ends is not null)
            {
                canvas.Lines(places[^1].X + 12, ends[i], names[i], SvgCanvas.SmallSize);
            }
        }

        return canvas.ToString();
    }

    private static void DrawAxes(
        SvgCanvas canvas, ChartFrame frame, Box box, NiceScale y, IReadOnlyList<string> metrics, NumberText numbers)
    {
        var room = new LabelRoom(0, 0, frame.Width, double.MaxValue);
        foreach (var tick in y.Ticks)
        {
            canvas.Line(box.X, y.At(tick), box.X + box.Width, y.At(tick), Math.Abs(tick - 1) < 1e-9 ? "axis" : "grid");
            var text = numbers.Number(tick, 2) + "×";
            if (room.Take(box.X - 6, y.At(tick), text, "end", SvgCanvas.SmallSize))
            {
                canvas.Text(box.X - 6, y.At(tick), text, "end", SvgCanvas.SmallSize, "soft");
            }
        }

        for (var i = 0; i < metrics.Count; i++)
        {
            var anchor = i == 0 ? "start" : "middle";
            var x = i == 0 ? 0 : X(box, i, metrics.Count);
            canvas.Line(X(box, i, metrics.Count), box.Y, X(box, i, metrics.Count), box.Y + box.Height, "grid");
            if (TextFit.Fit(metrics[i], (box.X + box.Width) / metrics.Count, SvgCanvas.SmallSize) is { } metric
                && room.Take(x, 10, metric, anchor, SvgCanvas.SmallSize))
            {
                canvas.Text(x, 10, metric, anchor, SvgCanvas.SmallSize, "strong ink");
            }
        }
    }

    private static double X(Box box, int metric, int count) =>
        box.X + 12 + (count > 1 ? (double)metric / (count - 1) * (box.Width - 12) : 0);
}
