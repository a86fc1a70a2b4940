using RfmBatch.Reporting.Reading;
using static RfmBatch.Reporting.Tests.ViewFigures;

namespace RfmBatch.Reporting.Tests;

/// <summary>Customers one by one, and in groups.</summary>
public sealed partial class ReportOfStoreTests
{
    private const string Quiet = "v.RunKey = @RunKey AND v.MonetaryScore = 5 AND v.RecencyScore IN (1, 2)";

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Customers_to_win_back_are_those_of_the_view(string name)
    {
        var page = await PageAsync(name);
        var f = page.Figures;
        var sum = (await page.QueryAsync($"SELECT COUNT(*), SUM(v.RevenueAmount) FROM {{bi.CustomerRfm}} AS v WHERE {Quiet};"))[0];
        Assert.True((long)sum[0]! > 10);
        Assert.Equal([Plain(f.Count)(sum[0]), f.Amount(sum[1])], page.Strong("winback"));

        // Columns of attributes, whichever tell the listed apart, follow those of the view.
        var table = PageTable.Find(page.Body, "winback-list")!;
        var hasModel = name != "customer_personality";
        var attributes = table.Titles.Skip(hasModel ? 7 : 5).ToArray();
        Assert.Equal(name switch { "online_retail" => 1, "cdnow" => 0, "sample" => 2, _ => 3 }, attributes.Length);
        await page.AssertTableAsync(
            "winback-list",
            $$"""
            SELECT v.CustomerId, v.SegmentName, v.RevenueAmount, v.OrderCount,
                v.RecencyDays{{(hasModel ? ", v.ProbabilityAlive, v.PredictedValue12MAmount" : string.Empty)}}
                    {{string.Concat(attributes.Select(title => ", " + Attribute(title)))}}
            FROM {bi.CustomerRfmLatest} AS v WHERE {{Quiet}} ORDER BY v.RevenueAmount DESC, v.CustomerKey LIMIT 40;
            """,
            [
                Text,
                Text,
                f.Amount,
                f.Count,
                f.Count,
                .. hasModel ? [f.Share, f.Amount] : Array.Empty<Func<object?, string>>(),
                .. attributes.Select(_ => (Func<object?, string>)Text)
            ]);
    }

    [Theory]
    [InlineData("sample", 1)]
    [InlineData("online_retail", 1)]
    [InlineData("customer_personality", 15)]
    public async Task Groups_to_win_back_are_those_of_CustomerAttribute(string name, int least)
    {
        var page = await PageAsync(name);
        var f = page.Figures;
        const string From =
            "FROM {bi.CustomerAttribute} AS a INNER JOIN {bi.CustomerRfm} AS v ON v.CustomerKey = a.CustomerKey AND v.RunKey = @RunKey";
        const string IsQuiet = "CASE WHEN v.MonetaryScore = 5 AND v.RecencyScore IN (1, 2) THEN 1 ELSE 0 END";

        var attributes =
            (await page.LinesAsync(
                $"SELECT a.AttributeName {From} GROUP BY a.AttributeName HAVING COUNT(DISTINCT a.AttributeValue) <= 40 AND SUM({IsQuiet}) "
                + $"> 0 ORDER BY a.AttributeName;",
                Text)).ToArray();
        var labels = page.Section("winback").Descendants("summary").Select(summary => summary.Attribute("id")!.Value).ToArray();
        Assert.True(attributes.Length >= least);
        Assert.Equal(attributes, labels.Select(label => PageTable.Find(page.Body, label)!.Titles[0]));
        foreach (var (attribute, label) in attributes.Zip(labels))
        {
            await page.AssertTableAsync(
                label,
                $"SELECT a.AttributeValue, SUM({IsQuiet}), 1.0 * SUM({IsQuiet}) / COUNT(*), SUM({IsQuiet} * v.RevenueAmount) {From} WHERE "
                + $"a.AttributeName = '{attribute}' GROUP BY a.AttributeValue HAVING SUM({IsQuiet}) > 0 ORDER BY ROUND(SUM({IsQuiet} * "
                + $"v.RevenueAmount), 4) DESC, a.AttributeValue;",
                Text, f.Count, f.Share, f.Amount);
        }
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Customers_explained_are_those_of_the_view(string name)
    {
        var page = await PageAsync(name);
        var f = page.Figures;
        var rows =
            (await page.QueryAsync(
                "SELECT v.CustomerId, v.RecencyScore, v.RecencyDays, v.FrequencyScore, v.FrequencyCount, v.MonetaryScore, "
                + "v.MonetaryAmount, v.ProbabilityAlive, v.PredictedValue12MAmount FROM {bi.CustomerRfmLatest} AS v WHERE v.RunKey = "
                + "@RunKey;")).ToDictionary(row =>
                    (string)row[0]!);
        var cards = page.Section("customers").Descendants("li").Where(item => item.Element("h3") is not null).ToArray();

        Assert.True(cards.Length > 6);
        foreach (var card in cards)
        {
            var row = rows[card.Element("h3")!.Value];
            string[] expected =
            [
                $"{row[1]} of 5 "
                + $"{(row[2] is 1L ? "last order on the last observed day" : $"last order {Plain(f.Count)(row[2])} days ago")} (",
                $"{row[3]} of 5 {Plain(f.Count)(row[4])} {(row[4] is 1L ? "order" : "orders")} (",
                $"{row[5]} of 5 {Plain(f.Amount)(row[6])} in money (",
            ];
            Assert.All(
                expected.Zip(card.Descendants("li").Select(PageTable.Cell)),
                pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
            Assert.Equal(
                row[7] is null
                    ? []
                    : [
                        $"Still a customer with a probability of {Plain(f.Share)(row[7])}; {Plain(f.Amount)(row[8])} expected in twelve "
                        + $"months."
                    ],
                card.Elements("p").Select(PageTable.Cell).Where(text => text.StartsWith("Still", StringComparison.Ordinal)));
        }
    }

    // Means are of the customers in the order of their keys, so that even the last digit is the same.
    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Who_still_is_a_customer_is_the_mean_of_the_view(string name)
    {
        var page = await PageAsync(name);
        var f = page.Figures;
        var customers = await page.QueryAsync(
            "SELECT v.OrderCount, v.RecencyDays, v.ProbabilityAlive FROM {bi.CustomerRfm} AS v WHERE v.RunKey = @RunKey AND v.RecencyScore "
            + "IS NOT NULL AND v.ProbabilityAlive IS NOT NULL ORDER BY v.CustomerKey;");
        int[] orders = [1, 2, 3, 5, 8, 13, 21];
        int[] days = [0, 31, 61, 91, 181, 271, 366, 548, 731];

        var expected = customers
            .GroupBy(row => (Orders: orders.Last(from => from <= (long)row[0]!), Days: days.Last(from => from <= (long)row[1]!)))
            .OrderByDescending(group => group.Key.Orders).ThenBy(group => group.Key.Days)
            .Select(
                group =>
                    $"{AliveGrid.Words(orders, group.Key.Orders)} orders, {AliveGrid.Words(days, group.Key.Days)} days | "
                    + $"{f.Count(group.LongCount())} | {f.Share(group.Sum(row => (double)row[2]!) / group.Count())}");
        Assert.Equal(name == "customer_personality", customers.Count == 0);
        Assert.Equal(expected, PageTable.Find(page.Body, "value-alive-table")?.Rows ?? []);
    }

    private static string Attribute(string title) => title == "Favourite category"
        ? "(SELECT p.CategoryName FROM {bi.Sale} AS s INNER JOIN {bi.Product} AS p ON p.ProductKey = s.ProductKey WHERE s.CustomerKey = "
            + "v.CustomerKey AND s.IsReturn = 0 AND s.OrderDate < v.AsOfDate AND p.CategoryName IS NOT NULL GROUP BY p.CategoryName ORDER "
            + "BY SUM(s.Amount) DESC, p.CategoryName LIMIT 1)"
        : $"(SELECT a.AttributeValue FROM {{bi.CustomerAttribute}} AS a WHERE a.CustomerKey = v.CustomerKey AND a.AttributeName = "
            + $"'{title}')";
}
