using RfmBatch.Reporting.Html;

namespace RfmBatch.Reporting.Svg;

/// <summary>
/// A hierarchy from its root on the left to its leaves on the right, in the colours of the clusters that it was cut into.
/// </summary>
internal static class Dendrogram
{
    /// <summary>A cluster that the hierarchy was cut into.</summary>
    internal sealed record Group(long Key, string Name, string ColorHex, string Figure);

    /// <summary>Draws it.</summary>
    /// <param name="frame">Id and width.</param>
    /// <param name="title">Title.</param>
    /// <param name="description">What one sees.</param>
    /// <param name="leafGroups">Group of each leaf, in the order of leaves.</param>
    /// <param name="merges">Sides and height of each merge, ascending by height.</param>
    /// <param name="groups">The clusters.</param>
    /// <param name="numbers">How ticks are written.</param>
    public static string Draw(
        ChartFrame frame,
        string title,
        string description,
        IReadOnlyList<long> leafGroups,
        IReadOnlyList<(int Left, int Right, double Height)> merges,
        IReadOnlyList<Group> groups,
        NumberText numbers)
    {
        var plotHeight = Math.Max(Math.Clamp(leafGroups.Count * 3.5, 220, 420), groups.Count * 32);
        var nameWidth = frame.Width * (frame.IsWide ? 0.34 : 0.46);
        var box = new Box(4, 6, frame.Width - nameWidth - 4, plotHeight);
        var canvas = new SvgCanvas(frame, plotHeight + 6 + PlotArea.Bottom, title, description);
        var scale = NiceScale.Linear(
            0, merges.Select(merge => merge.Height).DefaultIfEmpty(1).Max(), box.X + box.Width, box.X, frame.IsWide ? 7 : 4);
        var step = plotHeight / Math.Max(1, leafGroups.Count);
        DrawAxis(canvas, frame, box, scale, numbers);
        DrawCut(canvas, box, scale, merges, groups.Count);
        foreach (var merge in DendrogramLayout.Of(leafGroups, merges))
        {
            var group = groups.FirstOrDefault(candidate => candidate.Key == merge.Group);
            var (top, bottom) = (box.Y + (merge.Left * step), box.Y + (merge.Right * step));
            var path =
                $"M{SvgNumber.Of(scale.At(merge.LeftHeight))} {SvgNumber.Of(top)}H{SvgNumber.Of(scale.At(merge.Height))}"
                + $"V{SvgNumber.Of(bottom)}H{SvgNumber.Of(scale.At(merge.RightHeight))}";
            canvas.Path(
                path,
                group is null
                    ? "class=\"branch\""
                    : $"class=\"branch{Ink.Lift(HtmlText.Color(group.ColorHex))}\" style=\"stroke:{HtmlText.Color(group.ColorHex)}\"");
        }

        DrawNames(canvas, frame, box, step, leafGroups, groups, nameWidth);
        return canvas.ToString();
    }

    private static void DrawAxis(SvgCanvas canvas, ChartFrame frame, Box box, NiceScale scale, NumberText numbers)
    {
        var bottom = box.Y + box.Height;
        var room = new LabelRoom(0, 0, frame.Width, double.MaxValue);
        foreach (var tick in scale.Ticks)
        {
            canvas.Line(scale.At(tick), box.Y, scale.At(tick), bottom, "grid");
            var anchor = scale.At(tick) < 12 ? "start" : "middle";
            if (room.Take(scale.At(tick), bottom + 14, numbers.Number(tick, 1), anchor, SvgCanvas.SmallSize))
            {
                canvas.Text(scale.At(tick), bottom + 14, numbers.Number(tick, 1), anchor, SvgCanvas.SmallSize, "soft");
            }
        }

        canvas.Text(0, bottom + 33, "← how unlike the joined groups are", size: SvgCanvas.SmallSize, cssClass: "soft");
    }

    // k groups are left where the last k − 1 merges are undone.
    private static void DrawCut(
        SvgCanvas canvas, Box box, NiceScale scale, IReadOnlyList<(int Left, int Right, double Height)> merges, int groupCount)
    {
        var first = merges.Count - groupCount + 1;
        if (groupCount < 2 || first < 0 || first >= merges.Count)
        {
            return;
        }

        var below = first == 0 ? 0 : merges[first - 1].Height;
        var x = scale.At((below + merges[first].Height) / 2);
        canvas.Line(x, box.Y, x, box.Y + box.Height, "cut");
    }

    private static void DrawNames(
        SvgCanvas canvas,
        ChartFrame frame,
        Box box,
        double step,
        IReadOnlyList<long> leafGroups,
        IReadOnlyList<Group> groups,
        double nameWidth)
    {
        var middles = groups
            .Select(
                group => Enumerable.Range(0, leafGroups.Count)
                    .Where(i => leafGroups[i] == group.Key)
                    .Select(i => box.Y + ((i + 0.5) * step))
                    .DefaultIfEmpty(box.Y)
                    .Average())
            .ToArray();
        var names = groups
            .Select(
                group =>
                    TextFit.Lines(group.Name + (frame.IsWide ? "  " + group.Figure : string.Empty), nameWidth - 30, SvgCanvas.SmallSize)
                    ?? [])
            .ToArray();
        var places = LabelSpread.Places(
            middles, names.Any(lines => lines.Count > 1) ? TextFit.TwoLines : TextFit.OneLine, box.Y, box.Y + box.Height + 8);
        for (var i = 0; i < groups.Count && places is not null; i++)
        {
            var x = box.X + box.Width + 8;
            canvas.Rect(
                x,
                places[i] - 6,
                12,
                12,
                $"class=\"node{Ink.Lift(HtmlText.Color(groups[i].ColorHex))}\" fill=\"{HtmlText.Color(groups[i].ColorHex)}\"");
            canvas.Lines(x + 18, places[i], names[i], SvgCanvas.SmallSize);
        }
    }
}
