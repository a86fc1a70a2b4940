using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Loading;
using RfmBatch.Core;
using RfmBatch.Core.Options;
using RfmBatch.Storage.Loading;
using RfmBatch.Testing;

namespace RfmBatch.Storage.Specification;

/// <summary>Loading customers' attributes, and forgetting customers.</summary>
public abstract class CustomerAttributeContract : LoadingContractBase
{
    protected CustomerAttributeContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task Customers_load_with_all_other_columns_as_attributes()
    {
        var store = await FreshAsync();
        await LoadTextAsync(store, Header + "5524,1,2011-01-01,1\n");
        var loaded = await new CustomerLoader(store, Clock, NullLogger.Instance).LoadFileAsync(
            new CustomerFileRequest { Path = PublicData.Path("customer_personality/marketing_campaign.csv"), Map = "customer=ID" },
            Cancellation);

        // 2,240 customers, 28 other columns, 24 without Income.
        Assert.Equal(new LoadTotals(2_240, 2_240, 0, 0, 0, null, null), loaded.Totals);
        Assert.Equal("delimiter tab, encoding utf-8", loaded.Format);
        Assert.Equal(2_240, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.Customer}"));
        Assert.Equal((2_240 * 28) - 24, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.CustomerAttribute}"));
        Assert.Equal(2_216, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.CustomerAttribute} WHERE AttributeName = 'Income'"));
        Assert.Equal(
            ["Single"],
            await TextsAsync(
                store,
                "SELECT AttributeValue FROM {sales.CustomerAttribute} a JOIN {sales.Customer} c ON c.CustomerKey = a.CustomerKey WHERE "
                + "c.CustomerId = '5524' AND AttributeName = 'Marital_Status'"));
        Assert.Equal(
            0,
            await ScalarAsync(
                store, $"SELECT COUNT(*) FROM {{sales.CustomerAttribute}} WHERE ValidFromDate <> {Day(store, "2012-01-02")}"));
        Assert.Equal(1, await ScalarAsync(store, "SELECT COUNT(*) FROM {etl.Load} WHERE LoadKind = 'customers' AND Status = 'Completed'"));
    }

    [Fact]
    public async Task A_personal_attribute_is_used_by_filters_and_shown_by_nothing()
    {
        var store = await FreshAsync();
        await LoadTextAsync(
            store,
            Header + string.Concat(Enumerable.Range(0, 40).Select(i => $"c{i},{i},2011-01-{1 + (i % 28):00},{1 + i}\n")));
        var path = Path.Combine(Directory.CreateTempSubdirectory("rfmbatch-").FullName, "c.csv");
        var rows = Enumerable.Range(0, 40).Select(i => $"c{i},{(i % 2 == 0 ? "DE" : "FR")},{(i < 20 ? "anna@x" : "bert@x")}\n");
        await File.WriteAllTextAsync(path, "id,Country,Email\n" + string.Concat(rows), Cancellation);
        var loader = new CustomerLoader(store, Clock, NullLogger.Instance);
        var mistyped = await Assert.ThrowsAsync<InvalidInputException>(() => loader.LoadFileAsync(
            new CustomerFileRequest { Path = path, Map = "customer=id", Personal = ["Mail"] }, Cancellation));
        Assert.Contains("--personal", mistyped.Errors[0], StringComparison.Ordinal);
        await loader.LoadFileAsync(new CustomerFileRequest { Path = path, Map = "customer=id", Personal = ["email"] }, Cancellation);

        Assert.Equal(80, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.CustomerAttribute}"));
        Assert.Equal(["Country"], await TextsAsync(store, "SELECT DISTINCT AttributeName FROM {bi.CustomerAttribute}"));
        var run = await SampleRuns.RunAsync(
            store, new OptionTexts { ["where"] = "Email=anna@x", ["value"] = "off", ["clusters"] = "3" }, Cancellation);
        Assert.Equal(20, run.CustomerCount);
        Assert.Equal(
            ["Country"],
            await TextsAsync(
                store,
                "SELECT AttributeName FROM {bi.SegmentProfile} UNION SELECT AttributeName FROM {bi.ClusterProfile}"));
        Assert.Equal(["flag Email"], await TextsAsync(
            store, "SELECT CONCAT(ActionName, ' ', SubjectName) FROM {bi.Audit} WHERE SubjectKind = 'attribute'"));
    }

    [Fact]
    public async Task A_customer_file_without_attributes_or_with_bad_rows_is_refused()
    {
        var store = await FreshAsync();
        var path = Path.Combine(Directory.CreateTempSubdirectory("rfmbatch-").FullName, "c.csv");
        var loader = new CustomerLoader(store, Clock, NullLogger.Instance);
        await File.WriteAllTextAsync(path, "id\n1\n", Cancellation);
        var invalid = await Assert.ThrowsAsync<InvalidInputException>(
            () => loader.LoadFileAsync(new CustomerFileRequest { Path = path, Map = "customer=id" }, Cancellation));
        Assert.Equal(["The file has no column besides the customer; there are no attributes to load."], invalid.Errors);

        await File.WriteAllTextAsync(path, "id,x\n1,a\n,b\n3\n", Cancellation);
        var failure = await Assert.ThrowsAsync<RfmBatchException>(
            () => loader.LoadFileAsync(new CustomerFileRequest { Path = path, Map = "customer=id" }, Cancellation));
        Assert.Equal(
            "2 of 3 rows were rejected (66.67%), more than --reject-limit 5%: 1 column-count, 1 missing-customer. Nothing was loaded.",
            failure.Message);
        Assert.Equal(0, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.Customer}"));
    }

    // What the ids of the file would have to lose is said; no id is.
    [Theory]
    [InlineData("17850,Köln|17851,Ulm", "017850,B|017851,C", "form 099999, those of the store 99999. 2 would match")]
    [InlineData("17850,Köln|17851,Ulm", "17850.0,B|18000.0,C", "form 99999.0, those of the store 99999. 1 would match")]
    [InlineData("anna@x.de,1|bea@x.de,2", "Anna@X.de,B", "form Aaaa@A.aa, those of the store aaaa@a.aa. 1 would match")]
    [InlineData("A1,1", "B-22,x", "form A-99, those of the store A9.")]
    public async Task Customers_of_whom_none_is_a_buyer_are_refused(string buyers, string customers, string reason)
    {
        var store = await FreshAsync();
        var rows = buyers.Split('|').Select((buyer, index) => $"{buyer.Split(',')[0]},{index},2011-01-01,1\n");
        await LoadTextAsync(store, Header + string.Concat(rows));

        var failure = await Assert.ThrowsAsync<RfmBatchException>(
            () => LoadCustomersAsync(store, $"id,city\n{customers.Replace('|', '\n')}\n"));
        Assert.StartsWith(
            $"None of the {customers.Split('|').Length} customers of 'c.csv' is among the {buyers.Split('|').Length} buyers of this store:",
            failure.Message,
            StringComparison.Ordinal);
        Assert.Contains(reason, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(customers.Split(',')[0], failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.CustomerAttribute}"));
        Assert.Equal(0, await ScalarAsync(store, "SELECT COUNT(*) FROM {etl.Load} WHERE LoadKind = 'customers'"));
        Assert.Equal(buyers.Split('|').Length, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.Customer}"));
    }

    [Fact]
    public async Task Customers_who_are_buyers_are_counted_by_id()
    {
        var store = await FreshAsync();
        var first = await LoadCustomersAsync(store, "id,city\na,Ulm\nb,Bonn\n");
        Assert.StartsWith("The store has no buyers yet;", Assert.Single(first.Notices), StringComparison.Ordinal);

        await LoadTextAsync(store, Header + "a,1,2011-01-01,1\na,2,2011-01-01,1\nc,3,2011-01-01,1\n");
        var second = await LoadCustomersAsync(store, "id,city\na,Ulm\na,Köln\nb,Bonn\nd,Jena\n");
        Assert.Equal(["1 of 3 customers of the file are buyers of this store."], second.Notices);

        // What is rejected is no customer of the file, nor is a marker of a missing id.
        var third = await LoadCustomersAsync(
            store, "id,city\nc,Ulm\nNULL,Ulm\n1.23457E+12,Ulm\n", request => request with { RejectLimit = "100%" });
        Assert.Equal(["1 of 1 customers of the file are buyers of this store."], third.Notices);

        // b and d are known, and no buyers.
        await Assert.ThrowsAsync<RfmBatchException>(() => LoadCustomersAsync(store, "id,city\nb,Bonn\nd,Jena\n"));
    }

    [Fact]
    public async Task More_than_five_ids_with_lost_digits_are_a_format()
    {
        var store = await FreshAsync();
        var lost = string.Concat(Enumerable.Range(0, 6).Select(i => $"1.2345{i}E+12,Ulm\n"));
        CustomerFileRequest Lax(CustomerFileRequest request) => request with { RejectLimit = "100%" };

        var failure = await Assert.ThrowsAsync<RfmBatchException>(() => LoadCustomersAsync(store, "id,city\na,Ulm\n" + lost, Lax));
        Assert.StartsWith(
            "6 rows were rejected as lost-digits with values of one shape, 9.9a+9, first in line 3 of 'c.csv'",
            failure.Message,
            StringComparison.Ordinal);
        Assert.Equal(0, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.Customer}"));

        var loaded = await LoadCustomersAsync(
            store, "id,city\na,Ulm\n" + lost, request => Lax(request) with { AcceptedShapes = ["9.9a+9"] });
        Assert.Equal((1, 6), (loaded.Totals.RowsLoaded, loaded.Totals.RowsRejected));
    }

    [Fact]
    public async Task A_NUL_in_a_rejected_row_is_kept_as_its_picture()
    {
        var store = await FreshAsync();
        await LoadCustomersAsync(store, "id,city\na,Ulm\n\0,Bonn\n", request => request with { RejectLimit = "100%" });
        Assert.Equal(["\u2400,Bonn"], await TextsAsync(store, "SELECT RawText FROM {etl.RejectedRow}"));
    }

    [Fact]
    public async Task Customers_of_more_rows_than_allowed_are_refused()
    {
        var store = await FreshAsync();
        var failure = await Assert.ThrowsAsync<RfmBatchException>(
            () => LoadCustomersAsync(store, "id,city\na,Ulm\nb,Bonn\n", request => request with { MaxRows = "1" }));
        Assert.Contains("--max-rows", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.Customer}"));
    }

    [Fact]
    public async Task A_forgotten_customer_keeps_key_and_totals_and_loses_everything_else()
    {
        var store = await FreshAsync();
        await LoadTextAsync(
            store,
            "customer,order,date,amount,country\nJane,1,2011-01-01,5,DE\nJoe,2,2011-01-01,7,FR\nJane,3,,5,DE\nJoe,4,,5,FR\n",
            new TransactionFileRequest { Path = "", RejectLimit = "100%", Attributes = ["country"] });
        long key = await ScalarAsync(store, "SELECT CustomerKey FROM {sales.Customer} WHERE CustomerId = 'Jane'");
        var token = await new CustomerEraser(store, Clock, NullLogger.Instance).ForgetAsync(" Jane ", Cancellation);

        Assert.Matches("^forgotten-[0-9a-f]{32}$", token);
        Assert.Equal(key, await ScalarAsync(store, $"SELECT CustomerKey FROM {{sales.Customer}} WHERE CustomerId = '{token}'"));
        Assert.Equal((2L, 2L, 12m), await CountAsync(store));
        Assert.Equal(["FR"], await TextsAsync(store, "SELECT AttributeValue FROM {sales.CustomerAttribute}"));
        Assert.Equal(["Joe,4,,5,FR"], await TextsAsync(store, "SELECT RawText FROM {etl.RejectedRow} WHERE RawText IS NOT NULL"));
        Assert.Equal(2, await ScalarAsync(store, "SELECT COUNT(*) FROM {etl.RejectedRow}"));
        var failure = await Assert.ThrowsAsync<RfmBatchException>(
            () => new CustomerEraser(store, Clock, NullLogger.Instance).ForgetAsync("Jane", Cancellation));
        Assert.Equal("There is no customer with this id.", failure.Message);
    }

    private static async Task<LoadOutcome> LoadCustomersAsync(
        RfmStore store, string text, Func<CustomerFileRequest, CustomerFileRequest>? change = null)
    {
        var folder = Directory.CreateTempSubdirectory("rfmbatch-");
        try
        {
            var path = Path.Combine(folder.FullName, "c.csv");
            await File.WriteAllTextAsync(path, text, Cancellation);
            var request = new CustomerFileRequest { Path = path, Map = "customer=id" };
            return await new CustomerLoader(store, Clock, NullLogger.Instance).LoadFileAsync(
                change?.Invoke(request) ?? request, Cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
