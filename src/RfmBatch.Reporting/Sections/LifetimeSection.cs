using System.Globalization;
using System.Text;
using RfmBatch.Reporting.Html;
using RfmBatch.Reporting.Model;
using RfmBatch.Reporting.Reading;
using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Sections;

/// <summary>What customers are expected to bring, who still is one, and how well the model foresaw what came.</summary>
internal static class LifetimeSection
{
    private const string Id = "value";
    private const string Title = "What to expect of the next twelve months";

    /// <summary>The section.</summary>
    public static ReportPart Render(ReportData data)
    {
        const string Absent =
            "No value was predicted in this run: it was switched off (--value off), or there was too little data; the checks below say "
            + "which.";
        return data.Value is { } value
            ? new ReportPart(
                Id,
                Title,
                Segments(data, value) + Grounds(data, value) + Alive(data, value) + Holdout(data, value) + WorthTable.Html(data)
                    + Parameters(data, value))
            : new ReportPart(Id, Title, $"<p class=\"absent\">{Absent}</p>\n{WorthTable.Html(data)}");
    }

    private static string Segments(ReportData data, ReportLifetime value)
    {
        var numbers = data.Numbers;
        var valued = value.Segments.Where(segment => segment is { Segment: not null, Value: not null, CustomerCount: > 0 }).ToArray();
        if (valued.Length == 0)
        {
            return value.All is { } orders
                ? $"<p>All customers together are expected to order on <strong>{numbers.Fixed(orders.Orders, 0)}</strong> days; amounts "
                    + $"were not modelled, and the checks below say why.</p>\n"
                : string.Empty;
        }

        var top = valued.MaxBy(segment => segment.Value)!;
        var total = value.All?.Value ?? valued.Sum(segment => segment.Value ?? 0);
        var rows = valued
            .Select(
                segment => new IntervalChart.Row(
                    segment.Segment!.Name,
                    segment.Segment.ColorHex,
                    (double)segment.Value!,
                    (double?)segment.Low,
                    (double?)segment.High,
                    numbers.Amount(segment.Value.Value)))
            .ToArray();
        var table = new DataTable(
            "figures",
            "Segment",
            "Customers",
            "Expected purchase days",
            $"Expected revenue{data.CommaCurrency}",
            $"Low{data.CommaCurrency}",
            $"High{data.CommaCurrency}",
            $"Per customer{data.CommaCurrency}");
        foreach (var segment in valued)
        {
            table.Row(
                SegmentTableSection.Label(segment.Segment!),
                Cell.Count(numbers, segment.CustomerCount),
                Cell.Fixed(numbers, segment.Orders, 1),
                Cell.Amount(numbers, segment.Value!.Value),
                Cell.Amount(numbers, segment.Low),
                Cell.Amount(numbers, segment.High),
                new Cell(numbers.Amount(segment.Value.Value / segment.CustomerCount)));
        }

        var range = value.All is { Low: { } low, High: { } high }
            ? $", in nine of ten cases between {numbers.Amount(low)} and {numbers.Amount(high)}"
            : string.Empty;
        var share = numbers.Percent(total > 0 ? (double)(top.Value!.Value / total) : null);
        return "<p>All customers together are expected to bring "
            + $"<strong>{numbers.Amount(total)}</strong>{HtmlText.Escape(data.SpaceCurrency)}{range}; "
            + $"most of it <strong>{HtmlText.Escape(top.Segment!.Name)}</strong> ({share}). "
            + "Lines show where nine of ten outcomes of a segment lie.</p>\n"
            + Figure.Both(
                Id + "-segments", frame => IntervalChart.Draw(frame, "Expected revenue in twelve months by segment", rows, numbers))
            + table.Details(Id + "-table", "Expected orders and revenue in figures");
    }

    /// <summary>Which model and why, which season, what intervals rest on, and how earlier predictions did.</summary>
    private static string Grounds(ReportData data, ReportLifetime value)
    {
        if (value.Grounds is not { } grounds)
        {
            return string.Empty;
        }

        var numbers = data.Numbers;
        var table = new DataTable(
            "figures", "From", "Days", "Orders predicted", "Orders that came", "Revenue predicted", "Revenue that came");
        foreach (var backtest in grounds.Backtests)
        {
            table.Row(
                NumberText.ShortDate(backtest.From),
                Cell.Count(numbers, backtest.Days),
                Cell.Fixed(numbers, backtest.ExpectedOrders, 0),
                Cell.Fixed(numbers, backtest.ActualOrders, 0),
                backtest.ExpectedAmount is { } expected ? Cell.Amount(numbers, (decimal)expected) : new Cell(NumberText.None),
                backtest.ActualAmount is { } actual ? Cell.Amount(numbers, (decimal)actual) : new Cell(NumberText.None));
        }

        return $"<h3>What this rests on</h3><p>{HtmlText.Escape(string.Join(" ", grounds.Sentences))}</p>\n"
            + (table.RowCount == 0 ? string.Empty : table.Details(Id + "-backtests", "Earlier predictions and what came"));
    }

    private static string Alive(ReportData data, ReportLifetime value)
    {
        if (value.Alive.Count == 0)
        {
            return value.Grounds?.ModelName == "NBD"
                ? """<h3>Who still is a customer</h3><p class="absent">Nobody can say: the model that fits this shop knows nobody who """
                    + "leaves, and the checks below say why.</p>\n"
                : string.Empty;
        }

        var numbers = data.Numbers;
        var cells = value.Alive.ToDictionary(cell => (cell.RecencyFrom, cell.OrdersFrom));
        var columns = AliveGrid.RecencySpans.Where(from => value.Alive.Any(cell => cell.RecencyFrom == from)).ToArray();
        var rows = AliveGrid.OrderSpans.Where(from => value.Alive.Any(cell => cell.OrdersFrom == from)).Reverse().ToArray();
        var table = new DataTable("figures", "Orders, days since the last", "Customers", "Still customers");
        foreach (var cell in value.Alive.OrderByDescending(cell => cell.OrdersFrom).ThenBy(cell => cell.RecencyFrom))
        {
            table.Row(Words(cell), Cell.Count(numbers, cell.CustomerCount), Cell.Share(numbers, cell.ProbabilityMean));
        }

        var grid = new HeatMap.Grid
        {
            Title = "Probability of still being a customer by recency and orders",
            Description = string.Join("; ", value.Alive.Select(cell => $"{Words(cell)}: {numbers.Percent(cell.ProbabilityMean)}")),
            RowCaption = "orders so far",
            ColumnCaption = "days since the last order",
            Rows = [.. rows.Select(from => AliveGrid.Words(AliveGrid.OrderSpans, from))],
            Columns = [.. columns.Select(from => AliveGrid.Words(AliveGrid.RecencySpans, from))],
            TallestRow = 44,
            CellAt = (row, column) => cells.TryGetValue((columns[column], rows[row]), out var cell)
                ? new HeatMap.Cell(
                    HeatMap.Shade(cell.ProbabilityMean, 0, 1),
                    numbers.WholePercent(cell.ProbabilityMean),
                    numbers.Count(cell.CustomerCount),
                    $"{Words(cell)}: {numbers.Percent(cell.ProbabilityMean)}, {numbers.Count(cell.CustomerCount)} customers")
                : new HeatMap.Cell(null, string.Empty, null, "nobody"),
        };
        return $"""<h3>Who still is a customer</h3><p class="caption">Percentage that the model believes still to be customers; small """
            + $"figure: customers. The same silence says more about somebody who ordered often.</p>\n"
            + Figure.Both(Id + "-alive", frame => HeatMap.Draw(frame, grid))
            + table.Details(Id + "-alive-table", "Probabilities in figures");
    }

    private static string Holdout(ReportData data, ReportLifetime value)
    {
        if (value.Holdout.Count == 0)
        {
            return """<h3>How well the model foresees</h3><p class="absent">Nothing was held out to test the model; the checks below say """
                + "why.</p>\n";
        }

        var numbers = data.Numbers;
        var rows = value.Holdout.Where(row => row.CustomerCount > 0).OrderBy(row => row.OrdersInCalibration).ToArray();
        var (actual, predicted) = (rows.Sum(row => row.ActualOrders), rows.Sum(row => row.PredictedOrders));
        var table = new DataTable("figures", "Repeat orders before", "Customers", "Orders that came", "Orders predicted");
        foreach (var row in rows)
        {
            table.Row(
                Before(row, rows),
                Cell.Count(numbers, row.CustomerCount),
                Cell.Count(numbers, row.ActualOrders),
                Cell.Fixed(numbers, row.PredictedOrders, 1));
        }

        LinePanel.Series[] series =
        [
            new(
                "came",
                "first",
                [.. rows.Select(row => ((double)row.OrdersInCalibration, (double)row.ActualOrders / row.CustomerCount, (double?)null))]),
            new(
                "predicted",
                "second",
                [.. rows.Select(row => ((double)row.OrdersInCalibration, row.PredictedOrders / row.CustomerCount, (double?)null))]),
        ];
        var chart = new Func<ChartFrame, string>(
            frame => LinePanel.Draw(
                frame,
                "Orders per customer in the holdout, by repeat orders before",
                $"{numbers.Count(actual)} came, {numbers.Fixed(predicted, 0)} were predicted.",
                series,
                null,
                "repeat orders before",
                "orders per customer in the holdout",
                tick => tick.ToString("0", CultureInfo.InvariantCulture),
                tick => numbers.Number(tick, 1)));
        return new StringBuilder()
            .Append(
                CultureInfo.InvariantCulture,
                $"<h3>How well the model foresees</h3><p>Fitted on the earlier part of the data, the model predicted "
                + $"<strong>{numbers.Fixed(predicted, 0)}</strong> orders for the later part; <strong>{numbers.Count(actual)}</strong> "
                + $"came ({Miss(numbers, actual, predicted)}).</p>\n")
            .Append(Figure.Both(Id + "-holdout", chart))
            .Append(table.Details(Id + "-holdout-table", "The test in figures"))
            .ToString();
    }

    private static string Parameters(ReportData data, ReportLifetime value)
    {
        var table = new DataTable("figures", "Parameter", "Value", "Standard error");
        foreach (var parameter in value.Parameters)
        {
            table.Row(
                HtmlText.Escape($"{parameter.ModelName}: {parameter.ParameterName}"),
                Cell.Number(data.Numbers, parameter.Value, 6),
                Cell.Number(data.Numbers, parameter.StandardError, 6));
        }

        return table.RowCount == 0 ? string.Empty : table.Details(Id + "-parameters", "Parameters of the models");
    }

    private static string Miss(NumberText numbers, long actual, double predicted) => actual == 0
        ? "none"
        : $"predicted {numbers.Percent(Math.Abs((predicted / actual) - 1))} {(predicted >= actual ? "too many" : "too few")}";

    private static string Before(ReportHoldoutRow row, ReportHoldoutRow[] rows) =>
        row.OrdersInCalibration.ToString(CultureInfo.InvariantCulture)
            + (row == rows[^1] && row.OrdersInCalibration >= 7 ? " and more" : string.Empty);

    private static string Words(ReportAliveCell cell) =>
        $"{AliveGrid.Words(AliveGrid.OrderSpans, cell.OrdersFrom)} orders, {AliveGrid.Words(AliveGrid.RecencySpans, cell.RecencyFrom)} "
        + $"days";
}
