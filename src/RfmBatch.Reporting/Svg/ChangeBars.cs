using RfmBatch.Reporting.Html;

namespace RfmBatch.Reporting.Svg;

/// <summary>Changes as bars to the left and right of nothing, each with its name and figure.</summary>
internal static class ChangeBars
{
    private const double RowHeight = 26;

    /// <summary>One change.</summary>
    internal sealed record Change(string Name, string ColorHex, double Value, string Figure);

    /// <summary>Draws one row per change.</summary>
    public static string Draw(ChartFrame frame, string title, IReadOnlyList<Change> changes)
    {
        var description = string.Join("; ", changes.Select(change => $"{change.Name} {change.Figure}"));
        var canvas = new SvgCanvas(frame, (changes.Count * RowHeight) + 4, title, description);
        var nameWidth = TextFit.Column(changes.Select(change => change.Name), frame.IsWide ? 330 : 118, SvgCanvas.LabelSize);
        var figureWidth = changes.Select(change => TextFit.Width(change.Figure, SvgCanvas.SmallSize)).DefaultIfEmpty(0).Max() + 8;
        var (least, most) = (Math.Min(0, changes.Min(change => change.Value)), Math.Max(0, changes.Max(change => change.Value)));
        var (left, right) = (nameWidth + (least < 0 ? figureWidth : 4), frame.Width - (most > 0 ? figureWidth : 4));
        var zero = most > least ? left + (-least / (most - least) * (right - left)) : left;
        for (var i = 0; i < changes.Count; i++)
        {
            var middle = (i + 0.5) * RowHeight;
            var length = most > least ? Math.Abs(changes[i].Value) / (most - least) * (right - left) : 0;
            var isLoss = changes[i].Value < 0;
            if (TextFit.Fit(changes[i].Name, nameWidth - 8, SvgCanvas.LabelSize) is { } name)
            {
                canvas.Text(0, middle, name);
            }

            canvas.Rect(
                isLoss ? zero - length : zero,
                middle - 8,
                Math.Max(length, 0.5),
                16,
                $"class=\"bar\" fill=\"{HtmlText.Color(changes[i].ColorHex)}\"",
                $"{changes[i].Name}: {changes[i].Figure}");
            canvas.Text(
                isLoss ? zero - length - 6 : zero + length + 6,
                middle,
                changes[i].Figure,
                isLoss ? "end" : "start",
                SvgCanvas.SmallSize,
                "figure-text ink");
        }

        canvas.Line(zero, 0, zero, (changes.Count * RowHeight) + 4, "axis");
        return canvas.ToString();
    }
}
