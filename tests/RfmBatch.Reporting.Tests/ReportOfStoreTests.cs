using System.Globalization;
using System.Xml.Linq;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Reporting.Tests;

/// <summary>The figures of a page are those of the views, to the last digit: each is beside its rounded form as a <c>data</c> element.</summary>
public sealed class ReportOfStoreTests(MadeStores stores) : IClassFixture<MadeStores>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Stores => ["sample", "online_retail", "cdnow"];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Segments_are_those_of_SegmentSummary(string name)
    {
        var page = await stores.PageAsync(name, Cancellation);
        var rows = await ListAsync(name, "SegmentSummary");
        var table = page.Descendants("table").Single(table => table.Attribute("class")?.Value == "figures segments");

        Assert.Equal(rows.Count, table.Element("tbody")!.Elements("tr").Count());
        Assert.All(rows, row => AssertRow(
            table,
            row.Text("SegmentName"),
            row.Count("CustomerCount"),
            row.Number("CustomerShare"),
            row.Count("OrderCount"),
            row.Amount("RevenueAmount"),
            row.Number("RevenueShare"),
            row.Number("RecencyDaysMedian"),
            row.Number("OrderCountMean"),
            row.Number("RevenueAmountMean")));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Clusters_are_those_of_ClusterSummary(string name)
    {
        var page = await stores.PageAsync(name, Cancellation);
        var rows = (await ListAsync(name, "ClusterSummary")).Where(row => row.Text("Method") == "k-means").ToArray();
        var table = page.Descendants("table").Single(table => table.Attribute("class")?.Value == "figures clusters");

        Assert.NotEmpty(rows);
        Assert.All(rows, row => AssertRow(
            table,
            row.Text("ClusterNameInRun"),
            row.Count("CustomerCount"),
            row.Number("CustomerShare"),
            row.Amount("RevenueAmount"),
            row.Number("RevenueShare"),
            row.Number("RecencyDaysMean"),
            row.Number("OrderCountMean"),
            row.Number("RevenueAmountMean"),
            row.Number("SilhouetteMean")));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Moves_cohorts_and_cells_are_those_of_their_views(string name)
    {
        var page = await stores.PageAsync(name, Cancellation);

        AssertFigures(
            (await ListAsync(name, "SegmentMigration")).Where(row => row.Text("Comparison") == "previous").Select(row => $"{row.Count("CustomerCount")} {row.Amount("RevenueAmount"):0.####}"),
            Table(page, "moves-table"));
        AssertFigures(
            (await ListAsync(name, "CohortRetention")).Select(row => $"{row.Count("CustomerCount")} {row.Count("ActiveCustomerCount")} {row.Amount("RevenueAmount"):0.####}"),
            Table(page, "cohorts-table"));
        AssertFigures(
            (await ListAsync(name, "RfmCell")).Select(row => $"{row.Count("CustomerCount")} {row.Amount("RevenueAmount"):0.####}"),
            Table(page, "map-cells"));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_headline_is_that_of_Run(string name)
    {
        var page = await stores.PageAsync(name, Cancellation);
        var run = (await ListAsync(name, "Run")).Single(row => row.Flag("IsLatest"));

        var figures = page.Descendants("header").Single().Descendants("data").Select(data => data.Attribute("value")!.Value);
        Assert.Equal([Text(run.Count("CustomerCount")), Text(run.Count("OrderCount")), Text(run.Amount("RevenueAmount"))], figures);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Customers_to_win_back_are_those_of_the_view(string name)
    {
        var page = await stores.PageAsync(name, Cancellation);
        var expected = (await ListAsync(name, "CustomerRfmLatest")).Where(row => row.Value("MonetaryScore") is 5L && row.Value("RecencyScore") is 1L or 2L).ToArray();

        var table = page.Descendants("table").Single(table => table.Attribute("class")?.Value.StartsWith("figures list", StringComparison.Ordinal) == true);
        var listed = table.Element("tbody")!.Elements("tr").ToArray();
        Assert.Equal(Math.Min(40, expected.Length), listed.Length);
        foreach (var (row, customer) in listed.Zip(expected.OrderByDescending(row => row.Amount("RevenueAmount")).ThenBy(row => row.Count("CustomerKey"))))
        {
            Assert.Equal(customer.Text("CustomerId"), row.Element("th")!.Value);
            Assert.Equal([Text(customer.Amount("RevenueAmount")), Text(customer.Count("OrderCount")), Text(customer.Count("RecencyDays"))], Figures(row).Take(3));
        }

        var section = page.Descendants("section").Single(section => section.Attribute("aria-labelledby")!.Value == "winback");
        Assert.Equal(Text(expected.Sum(row => row.Amount("RevenueAmount"))), section.Element("p")!.Descendants("data").Single().Attribute("value")!.Value);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Predicted_value_is_that_of_its_views(string name)
    {
        var page = await stores.PageAsync(name, Cancellation);
        var totals = (await ListAsync(name, "PredictedTotal")).Where(row => row.Text("GroupKind") == "segment" && row.Value("PredictedValue12MAmount") is not null).ToArray();
        var holdout = await ListAsync(name, "ModelHoldout");

        Assert.NotEmpty(totals);
        AssertFigures(
            totals.Select(row => string.Join(' ', Text(row.Count("CustomerCount")), Text(row.Number("ExpectedOrders12M")), Text(row.Amount("PredictedValue12MAmount")), Text(row.Amount("PredictedValue12MLowAmount")), Text(row.Amount("PredictedValue12MHighAmount")))),
            Table(page, "value-table"));
        if (holdout.Count > 0)
        {
            AssertFigures(holdout.Select(row => string.Join(' ', Text(row.Count("CustomerCount")), Text(row.Count("ActualOrders")), Text(row.Number("PredictedOrders")))), Table(page, "value-holdout-table"));
        }

        var worth = (await ListAsync(name, "SegmentValue")).Where(row => row.Count("CustomerCount") > 0).Select(row => string.Join(' ', new[] { "CustomerCount", "SimpleClvPerCustomerAmount", "ModelValue12MPerCustomerAmount", "MarkovValuePerCustomerAmount" }.Select(row.Value).Where(value => value is not null).Select(Text)));
        AssertFigures(worth, page.Descendants("table").Single(table => table.Attribute("class")?.Value == "figures worth"));
    }

    private async Task<IReadOnlyList<BiRow>> ListAsync(string name, string view) => await (await stores.StoreAsync(name, Cancellation)).Bi.ListAsync(new BiQuery(view), Cancellation);

    private static void AssertRow(XElement table, string header, params object?[] values)
    {
        var row = table.Element("tbody")!.Elements("tr").Single(row => row.Element("th")!.Value == header);
        Assert.Equal(values.Where(value => value is not null).Select(Text), Figures(row));
    }

    private static void AssertFigures(IEnumerable<string> expected, XElement table) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), table.Element("tbody")!.Elements("tr").Select(row => string.Join(' ', Figures(row))).Order(StringComparer.Ordinal));

    private static XElement Table(XElement page, string summaryId) =>
        page.Descendants("summary").Single(summary => summary.Attribute("id")?.Value == summaryId).Parent!.Descendants("table").Single();

    private static IEnumerable<string> Figures(XElement row) => row.Descendants("data").Select(data => data.Attribute("value")!.Value);

    private static string Text(object? value) => value switch
    {
        decimal amount => amount.ToString("0.####", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
