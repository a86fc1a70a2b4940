using RfmBatch.Reporting.Html;
using RfmBatch.Reporting.Model;

namespace RfmBatch.Reporting.Sections;

/// <summary>Every segment in figures.</summary>
internal static class SegmentTableSection
{
    /// <summary>The section.</summary>
    public static ReportPart Render(ReportData data)
    {
        var numbers = data.Numbers;
        var run = data.Run;
        var table = new DataTable(
            "figures segments",
            "Segment",
            "Customers",
            "Share of customers",
            "Orders",
            $"Revenue{data.CommaCurrency}",
            "Share of revenue",
            "Days since last order, median",
            "Orders per customer",
            $"Revenue per customer{data.CommaCurrency}");
        foreach (var segment in data.Segments)
        {
            table.Row(
                Label(segment),
                Cell.Count(numbers, segment.CustomerCount),
                Cell.Share(numbers, segment.CustomerShare),
                Cell.Count(numbers, segment.OrderCount),
                Cell.Amount(numbers, segment.RevenueAmount),
                Cell.Share(numbers, segment.RevenueShare),
                Cell.Number(numbers, segment.RecencyDaysMedian, 1),
                Cell.Fixed(numbers, segment.OrderCountMean, 1),
                Cell.Amount(numbers, segment.RevenueAmountMean));
        }

        table.Foot(
            "All customers",
            Cell.Count(numbers, run.CustomerCount),
            new Cell(numbers.Percent(run.CustomerCount > 0 ? 1 : null)),
            Cell.Count(numbers, run.OrderCount),
            Cell.Amount(numbers, run.RevenueAmount),
            new Cell(numbers.Percent(run.RevenueAmount != 0 ? 1 : null)),
            new Cell(string.Empty),
            new Cell(numbers.Fixed(run.CustomerCount > 0 ? (double)run.OrderCount / run.CustomerCount : null, 1)),
            new Cell(run.CustomerCount > 0 ? numbers.Amount(run.RevenueAmount / run.CustomerCount) : NumberText.None));
        return new ReportPart("table", "Segments in figures", table.Html("table"));
    }

    /// <summary>A segment's name after its colour.</summary>
    public static string Label(ReportSegment segment) => Dot(segment.ColorHex) + HtmlText.Escape(segment.Name);

    /// <summary>A colour as a small square.</summary>
    public static string Dot(string colorHex) =>
        $"""<svg class="dot" width="12" height="12" aria-hidden="true"><rect x=".5" y=".5" width="11" height="11" rx="2" """
        + $"""fill="{HtmlText.Color(colorHex)}"/></svg>""";
}
