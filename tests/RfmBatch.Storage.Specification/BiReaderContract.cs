using RfmBatch.Core;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Storage.Specification;

public abstract class BiReaderContract : BiScenarioBase
{
    protected BiReaderContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Theory]
    [InlineData("CustomerRfm", new long[] { 13, 13, 13, 13, 20 })]
    [InlineData("RfmCell", new long[] { 13, 13, 13, 20 })]
    [InlineData("Run", new long[] { 10, 11, 13, 20 })]
    public async Task Without_a_run_the_latest_of_every_program_is_read_and_of_runs_all(string view, long[] runs) =>
        Assert.Equal(runs, (await ListAsync(view)).Select(row => row.Count("RunKey")));

    [Fact]
    public async Task A_run_named_is_the_only_one_read()
    {
        Assert.Equal([11L, 11L, 11L], (await ListAsync("bi.CustomerRfm", 11)).Select(row => row.Count("RunKey")));
        Assert.Equal(11, Assert.Single(await ListAsync("Run", 11)).Count("RunKey"));
        Assert.Empty(await ListAsync("SegmentMigration", 11));
        Assert.Equal(4, (await ListAsync("SegmentMigration", 13)).Count);
    }

    [Fact]
    public async Task An_unknown_view_is_refused_with_the_list()
    {
        var failure = await Assert.ThrowsAsync<InvalidInputException>(() => ListAsync("CustomerRfm2"));

        Assert.Equal("There is no view 'CustomerRfm2'. Did you mean CustomerRfm?", failure.Message);
        Assert.StartsWith("Use one of: Program, Run, Customer,", failure.NextStep, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Customer", "Customer is not kept per run; --run cannot be used with it.")]
    [InlineData("CustomerRfmLatest", "CustomerRfmLatest always shows the latest run of every program; --run cannot be used with it.")]
    public async Task A_run_is_refused_for_a_view_that_has_none(string view, string message) =>
        Assert.Equal(message, (await Assert.ThrowsAsync<InvalidInputException>(() => ListAsync(view, 13))).Message);

    [Theory]
    [InlineData(12)]
    [InlineData(14)]
    [InlineData(99)]
    public async Task A_run_that_is_not_published_is_refused(int runKey)
    {
        var failure = await Assert.ThrowsAsync<RfmBatchException>(() => ListAsync("SegmentSummary", runKey));

        Assert.Equal($"Run {runKey} is not a published run.", failure.Message);
        Assert.Contains("rfmbatch runs", failure.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Customers_of_a_purged_run_are_refused_and_its_summaries_are_not()
    {
        var failure = await Assert.ThrowsAsync<RfmBatchException>(() => ListAsync("CustomerRfm", 10));

        Assert.Equal("The customer rows of run 10 were purged by retention; its summaries are still there.", failure.Message);
        Assert.Empty(await ListAsync("RfmCell", 10));
    }

    [Fact]
    public async Task Some_columns_of_a_view_are_read_in_the_order_asked_for()
    {
        var rows = await Store.Bi.ListAsync(new BiQuery("CustomerRfm", 11) { Columns = ["SegmentKey", "CustomerKey"] }, Cancellation);

        Assert.Equal(
            (await ListAsync("CustomerRfm", 11)).Select(row => (row.Count("CustomerKey"), row.Count("SegmentKey"))),
            rows.Select(row => (row.Count("CustomerKey"), row.Count("SegmentKey"))));
        Assert.Throws<ArgumentException>(() => rows[0].Value("RecencyDays"));
        await Assert.ThrowsAsync<ArgumentException>(
            () => Store.Bi.ListAsync(new BiQuery("CustomerRfm", 11) { Columns = ["Nothing"] }, Cancellation));
    }

    [Fact]
    public async Task Customers_are_read_with_attributes_and_the_category_they_bought_most_of()
    {
        var customers = await Store.Bi.ReadCustomersAsync([2, 1, 99], new DateOnly(2024, 3, 1), Cancellation);

        Assert.Equal([2, 1], customers.Select(customer => customer.CustomerKey));
        Assert.Equal(["é", BiScenario.FormulaId], customers.Select(customer => customer.CustomerId));
        Assert.Empty(customers[0].Attributes);
        Assert.Equal([KeyValuePair.Create("Country", "France")], customers[1].Attributes);
        Assert.Equal([null, "Books"], customers.Select(customer => customer.CategoryName));
        Assert.Null(Assert.Single(await Store.Bi.ReadCustomersAsync([1], new DateOnly(2024, 1, 31), Cancellation)).CategoryName);
    }

    [Fact]
    public async Task A_store_without_a_published_run_says_so()
    {
        var store = await Fixture.CreateFreshAsync();

        var failure = await Assert.ThrowsAsync<RfmBatchException>(() => store.Bi.ListAsync(new BiQuery("SegmentSummary"), Cancellation));
        Assert.Equal("There is no published run yet.", failure.Message);
        Assert.Empty(await store.Bi.ListAsync(new BiQuery("Run"), Cancellation));
    }

    [Fact]
    public async Task Values_have_the_same_types_and_figures_in_every_store()
    {
        var run = Assert.Single(await ListAsync("Run", 13));
        Assert.Equal(new DateOnly(2024, 3, 1), run.Value("AsOfDate"));
        Assert.Equal(47.75m, run.Value("RevenueAmount"));
        Assert.Equal(true, run.Value("IsLatest"));
        Assert.Equal(new DateTimeOffset(2024, 3, 1, 12, 47, 56, 789, TimeSpan.Zero), run.Value("StartedAt"));
        Assert.Equal(4L, run.Value("CustomerCount"));

        var stay = (await ListAsync("CustomerSegmentHistory"))[0];
        Assert.Equal(DateOnly.MaxValue, stay.Value("ValidToDate"));
        Assert.Equal(1.5, (await ListAsync("ScoreThreshold", 13))[0].Value("UpperBound"));
        Assert.Null((await ListAsync("Sale"))[1].Value("Quantity"));
    }
}
