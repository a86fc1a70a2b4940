using RfmBatch.Reporting.Html;
using RfmBatch.Reporting.Model;
using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Sections;

/// <summary>Who moved from which segment to which since the run before.</summary>
internal static class MigrationSection
{
    private const string Id = "moves";
    private const string Title = "Who moved where";
    private const int MostMoves = 5;

    /// <summary>The section.</summary>
    public static ReportPart Render(ReportData data) => data.Previous switch
    {
        null => ReportPart.Absent(Id, Title, "Moves between segments are shown from the program's second run on."),
        { Flows.Count: 0 } =>
            ReportPart.Absent(
                Id, Title, "The run before was configured differently, so moves between its segments and these would mean nothing."),
        { } previous => new ReportPart(Id, Title, Body(data, previous)),
    };

    private static string Body(ReportData data, ReportComparison previous)
    {
        var numbers = data.Numbers;
        var flows = previous.Flows;
        var both = flows.Where(flow => flow.From.IsInRun && flow.To.IsInRun).Sum(flow => flow.CustomerCount);
        var stayed = flows.Where(flow => flow.From.SegmentKey == flow.To.SegmentKey).Sum(flow => flow.CustomerCount);
        var moves = flows
            .Where(flow => flow.From.IsInRun && flow.To.IsInRun && flow.From.SegmentKey != flow.To.SegmentKey)
            .OrderByDescending(flow => flow.CustomerCount)
            .ThenBy(flow => flow.From.SortOrder)
            .ThenBy(flow => flow.To.SortOrder)
            .ToArray();
        var largest = moves.Take(MostMoves)
            .Select(
                flow =>
                    $"<li><strong>{numbers.Count(flow.CustomerCount)}</strong> from {HtmlText.Escape(flow.From.Name)} to "
                    + $"{HtmlText.Escape(flow.To.Name)}</li>");
        var share = both > 0 ? (double)stayed / both : (double?)null;
        return $"<p><strong>{numbers.Percent(share)}</strong> of the customers of {NumberText.Date(previous.Run.ObservedToDate)} are still "
            + $"where they were.{(moves.Length > 0 ? " The largest moves:" : string.Empty)}</p>\n"
            + (moves.Length > 0 ? $"<ol class=\"moves\">{string.Concat(largest)}</ol>\n" : string.Empty)
            + $"""<p class="caption">{NumberText.Date(previous.Run.ObservedToDate)} on the left, """
            + $"{NumberText.Date(data.Run.ObservedToDate)} on the right. Grey stays, colour moves.</p>\n"
            + Chart(data, flows)
            + Table(data, flows).Details(Id + "-table", "All moves in figures");
    }

    private static string Chart(ReportData data, IReadOnlyList<ReportFlow> flows)
    {
        var numbers = data.Numbers;
        var from = flows.Select(flow => flow.From).Distinct().OrderBy(Place).ToArray();
        var to = flows.Select(flow => flow.To).Distinct().OrderBy(Place).ToArray();
        var left = from
            .Select(node => Node(node, "New customers", flows.Where(flow => flow.From == node).Sum(flow => flow.CustomerCount), numbers))
            .ToArray();
        var right = to
            .Select(
                node => Node(node, "No longer in the run", flows.Where(flow => flow.To == node).Sum(flow => flow.CustomerCount), numbers))
            .ToArray();
        var bands = flows
            .Select(
                flow => new Sankey.Flow(
                    Array.IndexOf(from, flow.From),
                    Array.IndexOf(to, flow.To),
                    flow.CustomerCount,
                    flow.From == flow.To,
                    $"{left[Array.IndexOf(from, flow.From)].Name} to {right[Array.IndexOf(to, flow.To)].Name}: "
                    + $"{numbers.Count(flow.CustomerCount)}"))
            .ToArray();
        var description = string.Join("; ", right.Select(node => $"{node.Name} now {node.Figure}"));
        return Figure.Both(
            Id + "-flows", frame => Sankey.Draw(frame, "Flows of customers between segments", description, left, right, bands));
    }

    private static DataTable Table(ReportData data, IReadOnlyList<ReportFlow> flows)
    {
        var numbers = data.Numbers;
        var table = new DataTable("figures moves-table", "From", "To", "Customers", $"Revenue now{data.CommaCurrency}");
        foreach (var flow in flows.OrderBy(flow => Place(flow.From)).ThenBy(flow => Place(flow.To)))
        {
            table.Row(
                HtmlText.Escape(flow.From.Name),
                Cell.Text(flow.To.Name),
                Cell.Count(numbers, flow.CustomerCount),
                Cell.Amount(numbers, flow.RevenueAmount));
        }

        return table;
    }

    // Who was not in a run comes last.
    private static long Place(ReportNode node) => node.IsInRun ? node.SortOrder : long.MaxValue;

    private static Sankey.Node Node(ReportNode node, string outsideName, long count, NumberText numbers) =>
        new(node.IsInRun ? node.Name : outsideName, node.ColorHex, numbers.Count(count));
}
