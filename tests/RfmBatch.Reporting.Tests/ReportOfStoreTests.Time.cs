using static RfmBatch.Reporting.Tests.ViewFigures;

namespace RfmBatch.Reporting.Tests;

/// <summary>What changed from run to run and from month to month, and how customers are spread.</summary>
public sealed partial class ReportOfStoreTests
{
    private const string Flows = """
        FROM {bi.SegmentMigration} AS m
            INNER JOIN {bi.Segment} AS f ON f.SegmentKey = m.FromSegmentKey
            INNER JOIN {bi.Segment} AS t ON t.SegmentKey = m.ToSegmentKey
        WHERE m.FromRunKey = @PreviousRunKey AND m.ToRunKey = @RunKey AND m.Comparison = 'previous'
        """;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Changes_are_those_between_two_runs_of_SegmentSummary(string name)
    {
        var page = await PageAsync(name);
        var f = page.Figures;

        var rows = await page.AssertTableAsync(
            "changed-table",
            """
            SELECT n.SegmentName, b.CustomerCount, n.CustomerCount, n.CustomerCount - b.CustomerCount, b.CustomerShare, n.CustomerShare, 100
                * (n.CustomerShare - b.CustomerShare), b.RevenueAmount, n.RevenueAmount
            FROM {bi.SegmentSummary} AS n
                INNER JOIN {bi.SegmentSummary} AS b ON b.RunKey = @PreviousRunKey AND b.SegmentKey = n.SegmentKey
                INNER JOIN {bi.Segment} AS s ON s.SegmentKey = n.SegmentKey
            WHERE n.RunKey = @RunKey AND n.CustomerCount + b.CustomerCount > 0
            ORDER BY s.SortOrder;
            """,
            Text, f.Count, f.Count, f.Change(0), f.Share, f.Share, f.Change(1), f.Amount, f.Amount);
        Assert.Equal(page.PreviousRunKey is null, rows == 0);
        if (page.PreviousRunKey is not null)
        {
            var sums = (await page.QueryAsync(
                $"SELECT SUM(CASE WHEN f.SegmentKey < 0 THEN m.CustomerCount ELSE 0 END), SUM(CASE WHEN f.SegmentKey >= 0 AND t.SegmentKey "
                + $">= 0 AND f.SegmentKey <> t.SegmentKey THEN m.CustomerCount ELSE 0 END) {Flows};"))[0];
            Assert.Equal(sums.Select(Plain(f.Count)), page.Strong("changed").Take(2));
        }
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Parts_of_the_change_are_those_of_RevenueBridge(string name)
    {
        var page = await PageAsync(name);
        var expected = await page.LinesAsync(
            "SELECT b.Component, SUM(b.ChangeAmount) FROM {bi.RevenueBridge} AS b WHERE b.FromRunKey = @PreviousRunKey AND b.ToRunKey = "
            + "@RunKey GROUP BY b.Component;",
            Text,
            page.Figures.Amount);

        Assert.Equal(name == "online_retail", expected.Count > 0);
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            (PageTable.Find(page.Body, "changed-bridge-table")?.Rows ?? []).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Moves_are_those_of_SegmentMigration(string name)
    {
        var page = await PageAsync(name);
        var f = page.Figures;

        var rows = await page.AssertTableAsync(
            "moves-table",
            $"SELECT f.SegmentName, t.SegmentName, m.CustomerCount, m.RevenueAmount {Flows} ORDER BY f.SegmentKey < 0, f.SortOrder, "
            + $"t.SegmentKey < 0, t.SortOrder;",
            Text, Text, f.Count, f.Amount);
        Assert.Equal(page.PreviousRunKey is null, rows == 0);
        if (page.PreviousRunKey is not null)
        {
            Assert.Equal(
                await page.LinesAsync(
                    $"SELECT 1.0 * SUM(CASE WHEN f.SegmentKey = t.SegmentKey THEN m.CustomerCount ELSE 0 END) / SUM(m.CustomerCount) "
                    + $"{Flows} AND f.SegmentKey >= 0 AND t.SegmentKey >= 0;",
                    Plain(f.Share)),
                page.Strong("moves"));
            Assert.Equal(
                (await page.QueryAsync(
                    $"SELECT m.CustomerCount, f.SegmentName, t.SegmentName {Flows} AND f.SegmentKey >= 0 AND t.SegmentKey >= 0 AND "
                    + $"f.SegmentKey <> t.SegmentKey ORDER BY m.CustomerCount DESC, f.SortOrder, t.SortOrder LIMIT 5;")).Select(
                    row => $"{Plain(f.Count)(row[0])} from {row[1]} to {row[2]}"),
                page.Section("moves").Descendants("li").Select(PageTable.Cell));
        }
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Cohorts_are_those_of_CohortRetention(string name)
    {
        var page = await PageAsync(name);
        var f = page.Figures;

        var rows = await page.AssertTableAsync(
            "cohorts-table",
            "SELECT c.CohortMonth, c.MonthNumber, c.CustomerCount, c.ActiveCustomerCount, 1.0 * c.ActiveCustomerCount / c.CustomerCount, "
            + "c.RevenueAmount FROM {bi.CohortRetention} AS c ORDER BY c.CohortMonth, c.MonthNumber;",
            Month, Text, f.Count, f.Count, Plain(f.Share), f.Amount);
        Assert.True(rows > 3);
        Assert.Equal(
            await page.LinesAsync(
                "SELECT 1.0 * SUM(c.ActiveCustomerCount) / SUM(c.CustomerCount) FROM {bi.CohortRetention} AS c WHERE c.MonthNumber = 1;",
                Plain(f.Share)),
            page.Strong("cohorts"));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Cuts_are_those_of_ScoreThreshold_and_medians_those_of_the_customers(string name)
    {
        var page = await PageAsync(name);
        var f = page.Figures;
        var bound = Plain(f.Number(2));
        string Words(object? lower, object? upper) => (lower, upper) switch
        {
            (null, null) => "any",
            (null, _) => $"up to {bound(upper)}",
            (_, null) => $"over {bound(lower)}",
            _ => (double)lower >= (double)upper ? "nobody" : $"over {bound(lower)}, up to {bound(upper)}",
        };

        var cuts = await page.QueryAsync(
            "SELECT t.Score, t.LowerBound, t.UpperBound FROM {bi.ScoreThreshold} AS t WHERE t.RunKey = @RunKey ORDER BY t.Score DESC, CASE "
            + "t.Metric WHEN 'Recency' THEN 1 WHEN 'Frequency' THEN 2 ELSE 3 END;");
        Assert.Equal(15, cuts.Count);
        Assert.Equal(
            cuts.Chunk(3).Select(row => $"{row[0][0]} | {string.Join(" | ", row.Select(cut => Words(cut[1], cut[2])))}"),
            PageTable.Find(page.Body, "spread-cuts")!.Rows);

        var medians = new List<string>();
        foreach (var (column, format) in new (string, Func<object?, string>)[] {
            ("RecencyDays", f.Number(1)),
            ("FrequencyCount", f.Number(1)),
            ("MonetaryAmount", f.Mean)
        })
        {
            medians.AddRange(
                await page.LinesAsync(
                    $"SELECT AVG(o.Value) FROM (SELECT v.{column} AS Value, ROW_NUMBER() OVER (ORDER BY v.{column}) AS Place, COUNT(*) "
                    + $"OVER () AS Places FROM {{bi.CustomerRfm}} AS v WHERE v.RunKey = @RunKey AND v.RecencyScore IS NOT NULL) AS o WHERE "
                    + $"o.Place IN ((o.Places + 1) / 2, (o.Places + 2) / 2);",
                    Plain(format)));
        }

        Assert.Equal(medians, page.Medians());
    }

    private static string Month(object? value) =>
        DateOnly.ParseExact((string)value!, "yyyy-MM-dd", null).ToString("MMM yyyy", System.Globalization.CultureInfo.InvariantCulture);
}
