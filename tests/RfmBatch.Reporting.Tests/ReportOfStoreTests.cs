using static RfmBatch.Reporting.Tests.ViewFigures;

namespace RfmBatch.Reporting.Tests;

/// <summary>The figures on a page are those of the views, as they are read in the page's culture and to the last digit beside it.</summary>
public sealed partial class ReportOfStoreTests(MadeStores stores) : IClassFixture<MadeStores>
{
    public static TheoryData<string> Stores => ["sample", "online_retail", "cdnow", "customer_personality"];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_headline_is_that_of_Run(string name)
    {
        var page = await PageAsync(name);
        var f = page.Figures;
        const string Run =
            "SELECT r.ObservedToDate, r.CustomerCount, r.OrderCount, r.RevenueAmount, r.RevenueAmount / r.OrderCount, "
            + "r.ScoredCustomerCount, r.CustomerCount - r.ScoredCustomerCount FROM {bi.Run} AS r WHERE r.RunKey = ";
        var run = (await page.QueryAsync(Run + "@RunKey;"))[0];

        Assert.Equal([run[0]!], page.Body.Descendants("time").Select(time => time.Attribute("datetime")!.Value));
        Assert.Equal([f.Count(run[1]), f.Count(run[2]), f.Amount(run[3]), Plain(f.Amount)(run[4])], page.Tiles("figure"));
        Assert.Equal(
            run[6] is 0L ? "all of them scored" : $"{Plain(f.Count)(run[5])} scored, {Plain(f.Count)(run[6])} without a purchase",
            page.Tiles("note")[0]);
        var scored = Convert.ToDouble(run[5], null);
        Assert.Equal(
            [
                Plain(f.Fixed(1))(Convert.ToDouble(run[2], null) / scored) + " per buyer",
                Plain(f.Amount)(Convert.ToDouble(run[3], null) / scored) + " per buyer"
            ],
            page.Tiles("note").Skip(1).Take(2));
        var before = await page.QueryAsync(Run + "@PreviousRunKey;");
        var changes = before.SelectMany(
            row => Enumerable.Range(1, 4).Select(i => (Convert.ToDouble(run[i], null) / Convert.ToDouble(row[i], null)) - 1));
        Assert.Equal(
            changes.Select(change => (change > 0 ? "+" : string.Empty) + Plain(f.Share)(change)),
            page.Tiles("since").Select(text => text.Split(" since ")[0]));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Segments_are_those_of_SegmentSummary(string name)
    {
        var page = await PageAsync(name);
        var f = page.Figures;
        const string From =
            " FROM {bi.SegmentSummary} AS v INNER JOIN {bi.Segment} AS s ON s.SegmentKey = v.SegmentKey WHERE v.RunKey = @RunKey ";

        var rows = await page.AssertTableAsync(
            "table",
            $"SELECT v.SegmentName, v.CustomerCount, v.CustomerShare, v.OrderCount, v.RevenueAmount, v.RevenueShare, v.RecencyDaysMedian, "
            + $"v.OrderCountMean, v.RevenueAmountMean{From}ORDER BY s.SortOrder;",
            Text, f.Count, f.Share, f.Count, f.Amount, f.Share, f.Number(1), f.Fixed(1), f.Mean);
        Assert.True(rows >= 11);
        Assert.Equal(
            await page.LinesAsync(
                "SELECT 'All customers', r.CustomerCount, 1.0, r.OrderCount, r.RevenueAmount, 1.0, '', 1.0 * r.OrderCount / "
                + "r.CustomerCount, r.RevenueAmount / r.CustomerCount FROM {bi.Run} AS r WHERE r.RunKey = @RunKey;",
                Text,
                f.Count,
                Plain(f.Share),
                f.Count,
                f.Amount,
                Plain(f.Share),
                Text,
                Plain(f.Fixed(1)),
                Plain(f.Amount)),
            [PageTable.Find(page.Body, "table")!.Foot!]);

        var bars = page
            .Section("chart")
            .Descendants("li")
            .Select(item => string.Join(" | ", item.Elements("span").Concat(item.Descendants("text")).Select(PageTable.Cell)));
        Assert.Equal(
            await page.LinesAsync(
                $"SELECT v.SegmentName, v.CustomerShare, v.RevenueShare{From}ORDER BY s.SortOrder;", Text, Plain(f.Share), Plain(f.Share)),
            bars);
        var cards = page
            .Section("actions")
            .Descendants("li")
            .Select(item => $"{PageTable.Cell(item.Element("h3")!)} | {PageTable.Cell(item.Element("p")!)}");
        Assert.Equal(
            (await page.LinesAsync(
                $"SELECT v.SegmentName, v.CustomerCount, v.RevenueShare{From}AND v.CustomerCount > 0 ORDER BY s.SortOrder;",
                Text,
                value => Plain(f.Count)(value) + " customers,",
                value => Plain(f.Share)(value) + " of the revenue")).Select(
                line => line.Replace(", | ", ", ", StringComparison.Ordinal)),
            cards);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Combinations_of_scores_are_those_of_RfmCell(string name)
    {
        var page = await PageAsync(name);
        var f = page.Figures;

        var rows = await page.AssertTableAsync(
            "map-cells",
            "SELECT v.RecencyScore || '-' || v.FrequencyScore || '-' || v.MonetaryScore, v.CustomerCount, v.RevenueAmount, v.RevenueAmount "
            + "/ v.CustomerCount FROM {bi.RfmCell} AS v WHERE v.RunKey = @RunKey ORDER BY v.RecencyScore DESC, v.FrequencyScore DESC, "
            + "v.MonetaryScore DESC;",
            Text, f.Count, f.Amount, Plain(f.Amount));
        Assert.True(rows > 10);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Checks_are_those_of_QualityCheck(string name)
    {
        var page = await PageAsync(name);
        const string From = "FROM {bi.QualityCheck} AS q WHERE q.RunKey = @RunKey AND q.Passed = ";
        var failed = await page.LinesAsync(
            $"SELECT q.Severity || ' ' || q.Detail || ' ' || q.CheckId {From}0 ORDER BY CASE q.Severity WHEN 'Error' THEN 1 WHEN 'Warning' "
            + $"THEN 2 ELSE 3 END, q.CheckId;",
            Text);
        var passed = await page.LinesAsync($"SELECT q.Detail || ' ' || q.CheckId {From}1 ORDER BY q.CheckId;", Text);

        Assert.True(passed.Count > 20);
        Assert.Equal(failed.Concat(passed), page.Section("quality").Descendants("li").Select(PageTable.Cell));
        Assert.StartsWith(
            failed.Count == 0 ? $"All {passed.Count} " : $"{passed.Count} of {passed.Count + failed.Count} ",
            page.Section("quality").Element("p")!.Value,
            StringComparison.Ordinal);
    }

    private async Task<StorePage> PageAsync(string name) => await stores.PageAsync(name, TestContext.Current.CancellationToken);
}
