using System.Globalization;
using RfmBatch.Reporting.Html;
using RfmBatch.Reporting.Model;
using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Sections;

/// <summary>What is different from the run before.</summary>
internal static class ChangeSection
{
    private const string Id = "changed";
    private const string Title = "What changed";

    /// <summary>The section.</summary>
    public static ReportPart Render(ReportData data) => data.Previous switch
    {
        null => ReportPart.Absent(Id, Title, "There is no earlier run to compare with: this section fills with the program's second run."),
        { IsComparable: false } previous =>
            ReportPart.Absent(
                Id,
                Title,
                $"The run before, up to {NumberText.Date(previous.Run.ObservedToDate)}, was configured differently (rules, scores, filter "
                + $"or window), so its figures are not set against these. A new history begins here."),
        { } previous => new ReportPart(Id, Title, Body(data, previous)),
    };

    private static string Body(ReportData data, ReportComparison previous)
    {
        var numbers = data.Numbers;
        var changes = data.Segments.Select(segment => (Segment: segment, Before: previous.Segments.GetValueOrDefault(segment.SegmentKey)))
            .Select(pair => (pair.Segment, pair.Before, Customers: pair.Segment.CustomerCount - (pair.Before?.CustomerCount ?? 0)))
            .Where(change => change.Segment.CustomerCount > 0 || change.Before?.CustomerCount > 0)
            .ToArray();
        var arrivals = previous.Flows.Where(flow => !flow.From.IsInRun).Sum(flow => flow.CustomerCount);
        var moved = previous.Flows.Where(flow => flow.From.IsInRun && flow.To.IsInRun && flow.From.SegmentKey != flow.To.SegmentKey)
            .Sum(flow => flow.CustomerCount);
        var table = new DataTable(
            "figures",
            "Segment",
            "Customers before",
            "Customers now",
            "Change",
            "Share before",
            "Share now",
            "Points",
            $"Revenue before{data.CommaCurrency}",
            $"Revenue now{data.CommaCurrency}");
        foreach (var (segment, before, customers) in changes)
        {
            var shareBefore = before?.CustomerShare ?? 0;
            table.Row(
                SegmentTableSection.Label(segment),
                Cell.Count(numbers, before?.CustomerCount ?? 0),
                Cell.Count(numbers, segment.CustomerCount),
                new Cell(numbers.Change(customers)),
                Cell.Share(numbers, shareBefore),
                Cell.Share(numbers, segment.CustomerShare),
                new Cell(numbers.Points(segment.CustomerShare - shareBefore)),
                Cell.Amount(numbers, before?.RevenueAmount ?? 0),
                Cell.Amount(numbers, segment.RevenueAmount));
        }

        var bars = changes
            .Select(
                change => new ChangeBars.Change(
                    change.Segment.Name, change.Segment.ColorHex, change.Customers, numbers.Change(change.Customers)))
            .ToArray();
        return $"<p>Since {NumberText.Date(previous.Run.ObservedToDate)}, <strong>{numbers.Count(arrivals)}</strong> customers are new and "
            + $"<strong>{numbers.Count(moved)}</strong> went to another segment. {Extremes(changes, numbers)}</p>\n"
            + (bars.Length == 0
                ? string.Empty
                : $"""<p class="caption">Change in the number of customers of each """
                    + $"segment</p>{Figure.Both(Id + "-bars", frame => ChangeBars.Draw(frame, "Change in customers by segment", bars))}")
            + Bridge(data, previous)
            + table.Details(Id + "-table", "The figures before and now");
    }

    private static string Bridge(ReportData data, ReportComparison previous)
    {
        if (data.Bridge.Count == 0)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"""<p class="absent">Why revenue changed is not shown: the two runs were not compared; <code>rfmbatch compare """
                + $"{previous.Run.RunKey} {data.Run.RunKey}</code> does.</p>\n");
        }

        var numbers = data.Numbers;
        var total = data.Bridge.Sum(part => part.ChangeAmount);
        var bars = data.Bridge.GroupBy(part => Component(part.Component)).OrderBy(parts => parts.Key.Place)
            .Select(parts => (Words: parts.Key.Words, ChangeAmount: parts.Sum(part => part.ChangeAmount)))
            .Select(
                part => new ChangeBars.Change(
                    part.Words,
                    part.ChangeAmount < 0 ? "#C4622D" : "#4A7BB7",
                    (double)part.ChangeAmount,
                    Signed(numbers, part.ChangeAmount)))
            .Append(new ChangeBars.Change("All together", "#6B7480", (double)total, Signed(numbers, total))).ToArray();
        var table = new DataTable("figures", "Component", $"Change of revenue{data.CommaCurrency}");
        foreach (var part in data.Bridge)
        {
            table.Row(HtmlText.Escape(part.Component), Cell.Amount(numbers, part.ChangeAmount));
        }

        return $"""<p class="caption">Why revenue changed{HtmlText.Escape(data.CommaCurrency)}: the parts add up to the change</p>"""
            + Figure.Both(Id + "-bridge", frame => ChangeBars.Draw(frame, "Parts of the change of revenue", bars))
            + table.Details(Id + "-bridge-table", "The parts in figures");
    }

    private static string Signed(NumberText numbers, decimal amount) => (amount > 0 ? "+" : string.Empty) + numbers.Amount(amount);

    // Moves into segments and out of them are two sides of one thing.
    private static (int Place, string Words) Component(string component) => component switch
    {
        "Entered" => (0, "New customers"),
        "Left" => (1, "Customers gone"),
        "MovedIn" or "MovedOut" => (2, "Moves between segments"),
        "OrdersPerCustomer" => (3, "Orders per customer"),
        "AmountPerOrder" => (4, "Amount per order"),
        "WithoutOrders" => (5, "Returns without orders"),
        _ => (6, component),
    };

    private static string Extremes((ReportSegment Segment, ReportSegment? Before, long Customers)[] changes, NumberText numbers)
    {
        var grown = changes.Where(change => change.Customers > 0).OrderByDescending(change => change.Customers).FirstOrDefault();
        var shrunk = changes.Where(change => change.Customers < 0).OrderBy(change => change.Customers).FirstOrDefault();
        var growth = grown.Segment is null
            ? string.Empty
            : $"<strong>{HtmlText.Escape(grown.Segment.Name)}</strong> grew most ({numbers.Change(grown.Customers)})";
        var loss = shrunk.Segment is null
            ? string.Empty
            : $"<strong>{HtmlText.Escape(shrunk.Segment.Name)}</strong> lost most ({numbers.Change(shrunk.Customers)})";
        return (growth, loss) switch
        {
            ("", "") => "Every segment is as large as it was.",
            (_, "") => growth + "; no segment got smaller.",
            ("", _) => loss + "; no segment grew.",
            _ => $"{growth}, {loss}.",
        };
    }
}
