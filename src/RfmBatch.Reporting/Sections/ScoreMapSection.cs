using System.Globalization;
using RfmBatch.Reporting.Html;
using RfmBatch.Reporting.Model;
using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Sections;

/// <summary>Recency against frequency with money as shade: where the customers are, and where the revenue per customer is.</summary>
internal static class ScoreMapSection
{
    private const string Id = "map";
    private const string Title = "Recency, frequency and money together";

    /// <summary>The section.</summary>
    public static ReportPart Render(ReportData data)
    {
        if (data.Cells.Count == 0)
        {
            return ReportPart.Absent(Id, Title, "Nobody has scores in this run: there is no purchase in its window.");
        }

        var numbers = data.Numbers;
        var bins = data.Thresholds.Select(threshold => threshold.Score)
            .Concat(data.Cells.Select(cell => Math.Max(cell.Recency, cell.Frequency)))
            .Max();
        var cells = data.Cells.GroupBy(cell => (cell.Recency, cell.Frequency)).ToDictionary(
            group => group.Key,
            group => (Customers: group.Sum(cell => cell.CustomerCount), Revenue: group.Sum(cell => cell.RevenueAmount)));
        var means = cells.Values.Select(cell => Level(cell.Revenue / cell.Customers)).ToArray();
        var best = cells.MaxBy(pair => pair.Value.Revenue);
        var scored = cells.Values.Sum(cell => cell.Customers);
        var scores = Enumerable.Range(1, bins).ToArray();
        var grid = new HeatMap.Grid
        {
            Title = "Customers and revenue per customer by recency and frequency score",
            Description = string.Join("; ", cells.OrderByDescending(pair => pair.Key).Select(pair => Words(pair.Key, pair.Value, data))),
            RowCaption = "recency score",
            ColumnCaption = "frequency score",
            Rows = [.. scores.Reverse().Select(Text)],
            Columns = [.. scores.Select(Text)],
            CellAt = (row, column) => cells.TryGetValue((bins - row, column + 1), out var cell)
                ? new HeatMap.Cell(
                    HeatMap.Shade(Level(cell.Revenue / cell.Customers), means.Min(), means.Max()),
                    numbers.Count(cell.Customers),
                    numbers.Short((double)(cell.Revenue / cell.Customers)),
                    Words((bins - row, column + 1), cell, data))
                : new HeatMap.Cell(null, string.Empty, null, $"recency {bins - row}, frequency {column + 1}: nobody"),
        };
        var table = new DataTable(
            "figures",
            "Recency, frequency, monetary score",
            "Customers",
            $"Revenue{data.CommaCurrency}",
            $"Revenue per customer{data.CommaCurrency}");
        foreach (var cell in data.Cells.OrderByDescending(cell => (cell.Recency, cell.Frequency, cell.Monetary)))
        {
            table.Row(
                $"{cell.Recency}-{cell.Frequency}-{cell.Monetary}",
                Cell.Count(numbers, cell.CustomerCount),
                Cell.Amount(numbers, cell.RevenueAmount),
                new Cell(numbers.Amount(cell.RevenueAmount / cell.CustomerCount)));
        }

        return new ReportPart(
            Id,
            Title,
            $"<p>The {numbers.Count(best.Value.Customers)} customers with recency {best.Key.Recency} and frequency {best.Key.Frequency} "
            + $"are {numbers.Percent((double)best.Value.Customers / scored)} of the buyers and bring "
            + $"{numbers.Percent(data.Run.RevenueAmount > 0 ? (double)(best.Value.Revenue / data.Run.RevenueAmount) : null)} of the "
            + $"revenue.</p>\n"
            + """<p class="caption">The best customers, lately and often, are at the top right. """
            + "Large figure: customers. Small figure and "
            + "shade: revenue per customer; the stronger the shade, the more.</p>\n"
            + Figure.Both(Id + "-rf", frame => HeatMap.Draw(frame, grid))
            + table.Details(Id + "-cells", "All combinations of the three scores"));
    }

    // Revenue per customer spans decades; shades follow its magnitude.
    private static double Level(decimal mean) => Math.Log10(Math.Max((double)mean, 1));

    private static string Text(int score) => score.ToString(CultureInfo.InvariantCulture);

    private static string Words((int Recency, int Frequency) key, (long Customers, decimal Revenue) cell, ReportData data) =>
        $"recency {key.Recency}, frequency {key.Frequency}: {data.Numbers.Count(cell.Customers)} customers, "
        + $"{data.Numbers.Amount(cell.Revenue / cell.Customers)} each";
}
