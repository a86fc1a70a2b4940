using System.Globalization;
using RfmBatch.Reporting.Html;

namespace RfmBatch.Reporting.Svg;

/// <summary>Flows between two columns of named nodes: who moves is in the colour it comes from, who stays is grey.</summary>
internal static class Sankey
{
    private const double Gap = 7;
    private const double NodeWidth = 12;
    private const double LabelHeight = 16;

    /// <summary>One end.</summary>
    internal sealed record Node(string Name, string ColorHex, string Figure);

    /// <summary>One flow.</summary>
    internal sealed record Flow(int From, int To, double Value, bool IsStay, string Tip);

    /// <summary>Draws it.</summary>
    public static string Draw(
        ChartFrame frame, string title, string description, IReadOnlyList<Node> left, IReadOnlyList<Node> right, IReadOnlyList<Flow> flows)
    {
        var height = Math.Max(frame.IsWide ? 520 : 420, Math.Max(left.Count, right.Count) * (LabelHeight + 6));
        var margin = frame.IsWide ? 220 : 112;
        var canvas = new SvgCanvas(frame, height + 4, title, description);
        var layout = SankeyLayout.Of(left.Count, right.Count, [.. flows.Select(flow => (flow.From, flow.To, flow.Value))], height, Gap);
        var (from, to) = (margin + NodeWidth, frame.Width - margin - NodeWidth);
        DrawFlows(canvas, layout, left, flows, from, to, frame.IsWide);
        DrawNodes(canvas, left, layout.Left, margin, height, margin - 8, "end", frame.IsWide);
        DrawNodes(canvas, right, layout.Right, to, height, to + NodeWidth + 8, "start", frame.IsWide);
        return canvas.ToString();
    }

    private static void DrawFlows(
        SvgCanvas canvas, SankeyLayout layout, IReadOnlyList<Node> left, IReadOnlyList<Flow> flows, double from, double to, bool hasTips)
    {
        // Stays first: moves lie above them.
        foreach (var isStay in new[] { true, false })
        {
            for (var i = 0; i < flows.Count; i++)
            {
                if (flows[i].IsStay == isStay && layout.Bands[i].Thickness > 0)
                {
                    var paint = isStay ? "class=\"stay\"" : $"class=\"flow\" fill=\"{HtmlText.Color(left[flows[i].From].ColorHex)}\"";
                    canvas.Path(Ribbon(layout.Bands[i], from, to), paint, hasTips ? flows[i].Tip : null);
                }
            }
        }
    }

    private static string Ribbon(SankeyLayout.Band band, double from, double to)
    {
        var middle = (from + to) / 2;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"M{from:0.#} {band.FromTop:0.##}C{middle:0.#} {band.FromTop:0.##} {middle:0.#} {band.ToTop:0.##} {to:0.#} "
            + $"{band.ToTop:0.##}v{band.Thickness:0.##}C{middle:0.#} {band.ToTop + band.Thickness:0.##} {middle:0.#} "
            + $"{band.FromTop + band.Thickness:0.##} {from:0.#} {band.FromTop + band.Thickness:0.##}z");
    }

    private static void DrawNodes(
        SvgCanvas canvas,
        IReadOnlyList<Node> nodes,
        IReadOnlyList<SankeyLayout.Span> spans,
        double x,
        double height,
        double labelX,
        string anchor,
        bool isWide)
    {
        var places = LabelSpread.Places([.. spans.Select(span => span.Top + (span.Height / 2))], LabelHeight, 0, height + 4);
        for (var i = 0; i < nodes.Count; i++)
        {
            canvas.Rect(
                x,
                spans[i].Top,
                NodeWidth,
                Math.Max(spans[i].Height, 0.5),
                $"class=\"node\" fill=\"{HtmlText.Color(nodes[i].ColorHex)}\"",
                $"{nodes[i].Name}: {nodes[i].Figure}");
            if (places is null)
            {
                continue;
            }

            var figure = isWide ? "  " + nodes[i].Figure : string.Empty;
            var room = (isWide ? 208 : 102) - TextFit.Width(figure, SvgCanvas.SmallSize);
            if (TextFit.Fit(nodes[i].Name, room, SvgCanvas.SmallSize) is { } name)
            {
                canvas.Text(labelX, places[i], name + figure, anchor, SvgCanvas.SmallSize);
            }
        }
    }
}
