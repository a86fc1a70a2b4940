using System.Globalization;
using System.Text;
using RfmBatch.Jobs.Html;

namespace RfmBatch.Jobs.Pages;

/// <summary>A small drawing of how segments were spread in the last runs: one stacked bar per run.</summary>
internal static class Sparkline
{
    private const int BarWidth = 14;
    private const int Step = 18;
    private const int Height = 56;

    public static string Render(IReadOnlyList<SegmentsOfRun> runs)
    {
        if (runs.Count == 0)
        {
            return "";
        }

        var svg = new StringBuilder();
        var last = runs[^1];
        var label =
            $"Segments of the last {runs.Count} run(s); at the end "
            + Shares(last.Segments.OrderByDescending(segment => segment.Share).Take(3));
        svg.Append(
            CultureInfo.InvariantCulture,
            $"""<svg class="spark" role="img" aria-label="{Page.Escape(label)}" width="{(runs.Count * Step) - (Step - BarWidth)}" """
            + $"height=\"{Height}\">");
        for (var i = 0; i < runs.Count; i++)
        {
            var y = 0.0;
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<g><title>{runs[i].ObservedTo:yyyy-MM-dd}: "
                + $"{Page.Escape(Shares(runs[i].Segments))}</title>");
            foreach (var segment in runs[i].Segments)
            {
                var height = segment.Share * Height;
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"""<rect x="{i * Step}" y="{y:0.##}" width="{BarWidth}" height="{height:0.##}" """
                    + $"fill=\"{Color(segment.ColorHex)}\"/>");
                y += height;
            }

            svg.Append("</g>");
        }

        return svg.Append("</svg>").ToString();
    }

    /// <summary>The largest segments of the last run in words, so that colour is not all there is.</summary>
    public static string Legend(IReadOnlyList<SegmentsOfRun> runs) => runs.Count == 0 ? "" : string.Concat(runs[^1].Segments
        .OrderByDescending(segment => segment.Share)
        .Take(3)
        .Select(
            segment =>
                $"""<li><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10" rx="2" """
                + $"""fill="{Color(segment.ColorHex)}"/></svg> {Page.Escape(segment.Name)} <b>{Percent(segment.Share)}</b></li>"""));

    private static string Shares(IEnumerable<SegmentShare> segments) =>
        string.Join(", ", segments.Select(segment => $"{segment.Name} {Percent(segment.Share)}"));

    private static string Percent(double share) => share.ToString("0.0 %", CultureInfo.InvariantCulture);

    private static string Color(string hex) => hex.Length == 7 && hex[0] == '#' && hex[1..].All(char.IsAsciiHexDigit) ? hex : "#8A8F98";
}
