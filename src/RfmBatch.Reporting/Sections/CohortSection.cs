using System.Globalization;
using RfmBatch.Reporting.Html;
using RfmBatch.Reporting.Model;
using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Sections;

/// <summary>How many of each month's new customers came back, month by month.</summary>
internal static class CohortSection
{
    private const string Id = "cohorts";
    private const string Title = "Do new customers come back?";
    private const int WideMonths = 24;
    private const int NarrowMonths = 9;

    /// <summary>The section.</summary>
    public static ReportPart Render(ReportData data)
    {
        if (data.Cohorts.Count == 0)
        {
            return ReportPart.Absent(Id, Title, "There are no cohorts: nobody has bought yet.");
        }

        var returned = data.Cohorts.Where(cell => cell.MonthNumber > 0).ToArray();
        if (returned.Length == 0)
        {
            return ReportPart.Absent(
                Id,
                Title,
                "All customers bought for the first time in the last observed month; whether they come back is seen from the next month "
                + "on.");
        }

        var numbers = data.Numbers;
        var first = returned.Where(cell => cell.MonthNumber == 1).ToArray();
        var share = first.Sum(cell => cell.CustomerCount) is > 0 and var size
            ? (double)first.Sum(cell => cell.ActiveCustomerCount) / size
            : (double?)null;
        var table = new DataTable(
            "figures", "First purchase", "Months since", "Customers", "Bought again", "Share", $"Revenue{data.CommaCurrency}");
        foreach (var cell in data.Cohorts)
        {
            table.Row(
                NumberText.Month(cell.CohortMonth),
                new Cell(cell.MonthNumber.ToString(CultureInfo.InvariantCulture)),
                Cell.Count(numbers, cell.CustomerCount),
                Cell.Count(numbers, cell.ActiveCustomerCount),
                new Cell(numbers.Percent(Share(cell))),
                Cell.Amount(numbers, cell.RevenueAmount));
        }

        return new ReportPart(
            Id,
            Title,
            $"<p><strong>{numbers.Percent(share)}</strong> of new customers bought again in the month after their first purchase. Each row "
            + $"is a month's new customers; each column a month since; figures are the percentage that bought in it.{Left(data)}</p>\n"
            + Figure.Both(Id + "-map", frame => Draw(data, returned, frame))
            + table.Details(Id + "-table", "All cohorts in figures"));
    }

    private static string Draw(ReportData data, ReportCohortCell[] returned, ChartFrame frame)
    {
        var numbers = data.Numbers;
        var most = frame.IsWide ? WideMonths : NarrowMonths;
        var cohorts = data.Cohorts.Select(cell => cell.CohortMonth).Distinct().OrderDescending().Skip(1).Take(most).Reverse().ToArray();
        var months = Math.Min(returned.Max(cell => cell.MonthNumber), most);
        var cells = returned.ToDictionary(cell => (cell.CohortMonth, cell.MonthNumber));
        var shown = returned.Where(cell => cohorts.Contains(cell.CohortMonth) && cell.MonthNumber <= months).ToArray();
        var top = shown.Select(Share).DefaultIfEmpty(0).Max();
        return HeatMap.Draw(frame, new HeatMap.Grid
        {
            Title = "Share of each month's new customers that bought again, by months since",
            Description = string.Join(
                "; ",
                shown.Where(cell => cell.MonthNumber == 1)
                    .Select(cell => $"{NumberText.Month(cell.CohortMonth)}: {numbers.Percent(Share(cell))} after one month")),
            RowCaption = "first purchase",
            ColumnCaption = "months since",
            Rows = [.. cohorts.Select(month => month.ToString("MMM yy", CultureInfo.InvariantCulture))],
            Columns = [.. Enumerable.Range(1, months).Select(month => month.ToString(CultureInfo.InvariantCulture))],
            TallestRow = 30,
            CellAt = (row, column) => cells.TryGetValue((cohorts[row], column + 1), out var cell)
                ? new HeatMap.Cell(
                    HeatMap.Shade(Share(cell), 0, top),
                    numbers.WholePercent(Share(cell)),
                    null,
                    $"{NumberText.Month(cell.CohortMonth)}, {column + 1} months later: {numbers.Count(cell.ActiveCustomerCount)} of "
                    + $"{numbers.Count(cell.CustomerCount)}")
                : null,
        });
    }

    private static string Left(ReportData data)
    {
        var cohorts = data.Cohorts.Select(cell => cell.CohortMonth).Distinct().Count() - 1;
        return cohorts > WideMonths
            ? string.Create(CultureInfo.InvariantCulture, $" The latest {WideMonths} of {cohorts} months are drawn; the table has all.")
            : string.Empty;
    }

    private static double Share(ReportCohortCell cell) =>
        cell.CustomerCount > 0 ? (double)cell.ActiveCustomerCount / cell.CustomerCount : 0;
}
