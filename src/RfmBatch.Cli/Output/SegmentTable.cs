using RfmBatch.Cli.Hosting;
using Spectre.Console;

namespace RfmBatch.Cli.Output;

/// <summary>The segment table with its bars: one per segment, as long as its share of the customers.</summary>
internal static class SegmentTable
{
    private const int LongestBar = 24;

    // What segment, counts, revenue and shares take beside the bar.
    private const int OtherColumns = 63;

    public static void Write(Terminal terminal, IReadOnlyList<SegmentRow> segments)
    {
        var largest = segments.Count == 0 ? 0 : segments.Max(segment => segment.CustomerShare);
        var barWidth = Math.Clamp(terminal.Width - OtherColumns, 8, LongestBar);
        var table = new ConsoleTable(
            new ConsoleColumn("Segment"),
            new ConsoleColumn("Customers", IsNumber: true),
            new ConsoleColumn("Share", IsNumber: true),
            new ConsoleColumn("", GivesWay: 1) { StyleOf = _ => new Style(Color.Blue) },
            new ConsoleColumn("Revenue", IsNumber: true),
            new ConsoleColumn("Share", IsNumber: true),
            new ConsoleColumn("Days since", IsNumber: true, GivesWay: 2),
            new ConsoleColumn("Orders", IsNumber: true, GivesWay: 3),
            new ConsoleColumn("Revenue each", IsNumber: true, GivesWay: 4));
        foreach (var segment in segments)
        {
            table.AddRow(
                segment.SegmentName,
                Figures.Count(segment.CustomerCount),
                Figures.Share(segment.CustomerShare),
                Figures.Bar(segment.CustomerShare, largest, barWidth, terminal.OutputIsScreen),
                Figures.Cents(segment.RevenueAmount),
                Figures.Share(segment.RevenueShare),
                Figures.Number(segment.RecencyDaysMean),
                Figures.Number(segment.OrderCountMean, "#,0.00"),
                Figures.Number(segment.RevenueAmountMean, "#,0.00"));
        }

        table.Write(terminal);
    }
}
