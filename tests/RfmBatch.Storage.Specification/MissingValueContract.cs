using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Loading;
using RfmBatch.Core;

namespace RfmBatch.Storage.Specification;

/// <summary>What exports write where there is no value never becomes one.</summary>
public abstract class MissingValueContract : LoadingContractBase
{
    protected MissingValueContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task No_marker_becomes_a_customer()
    {
        var store = await FreshAsync();
        string[] markers =
        [
            "NULL", "null", "(null)", "(NULL)", @"\N", "NaN", "nan", "N/A", "n/a", "#N/A", "None", "nil", "\0",
            "00000000-0000-0000-0000-000000000000", "{00000000-0000-0000-0000-000000000000}",
        ];
        var rows = markers.Select((marker, index) => $"{marker},{index},2011-01-02,1");
        var loaded = await LoadTextAsync(store, Header + string.Join('\n', ["a,x,2011-01-01,2", .. rows]), Anything());

        Assert.Equal([KeyValuePair.Create("missing-customer", (long)markers.Length)], loaded.RejectedByReason);
        Assert.Equal(["a"], await TextsAsync(store, "SELECT CustomerId FROM {sales.Customer}"));
        Assert.Contains("\u2400,12,2011-01-02,1", await TextsAsync(store, "SELECT RawText FROM {etl.RejectedRow}"));
    }

    [Theory]
    [InlineData("a,NULL,2011-01-01,1", "missing-order order")]
    [InlineData("a,nil,2011-01-01,1", "missing-order order")]
    [InlineData("a,1,(null),1", "missing-date date")]
    [InlineData("a,1,#N/A,1", "missing-date date")]
    [InlineData("a,1,2011-01-01,NULL", "bad-number amount")]
    [InlineData("a,1,2011-01-01,n/a", "bad-number amount")]
    public async Task A_marker_counts_as_the_empty_field_that_it_is(string row, string reject)
    {
        var store = await FreshAsync();
        await LoadTextAsync(store, Header + "a,0,2011-01-01,1\n" + row, Anything());

        Assert.Equal($"3 {reject}", Assert.Single(await RejectsAsync(store)));
    }

    [Fact]
    public async Task A_missing_quantity_product_or_category_leaves_the_row_in()
    {
        var store = await FreshAsync();
        await LoadTextAsync(
            store,
            "customer,order,date,quantity,amount,product,category\n"
            + "a,1,2011-01-01,NULL,1,NULL,toys\na,2,2011-01-01,2,1,nil,N/A\na,3,2011-01-01,\\N,1,p,None\n");

        Assert.Equal((3L, 1L, 3m), await CountAsync(store));
        Assert.Equal(2, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.SalesTransaction} WHERE Quantity IS NULL"));
        Assert.Equal(
            ["p None"],
            await TextsAsync(
                store,
                $"SELECT ProductCode {Concat(store)} ' ' {Concat(store)} CategoryName FROM {{sales.Product}} WHERE ProductKey <> 0"));
    }

    [Fact]
    public async Task Of_attributes_markers_say_nothing_but_NA_and_numbers_do()
    {
        var store = await FreshAsync();
        await LoadTextAsync(
            store,
            "customer,order,date,amount,country\na,1,2011-01-01,1,DE\na,2,2011-01-02,1,NULL\nb,3,2011-01-01,-1,NA\nc,4,2011-01-01,0,0\n"
            + "d,5,2011-01-01,1,-1\ne,6,2011-01-01,1,-\nf,7,2011-01-01,1,None\ng,8,2011-01-01,1,#n/a\n",
            new TransactionFileRequest { Path = "", Attributes = ["country"] });

        Assert.Equal(
            ["-", "-1", "0", "DE", "NA", "None"],
            (await TextsAsync(store, "SELECT AttributeValue FROM {sales.CustomerAttribute}")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_customer_that_may_be_nobody_loads_with_a_warning()
    {
        var store = await FreshAsync();
        var loaded = await LoadTextAsync(
            store,
            Header + "0,1,2011-01-01,1\n-1,2,2011-01-01,1\n-,3,2011-01-01,1\nGuest,4,2011-01-01,1\nGuest,5,2011-01-01,1\n"
            + "a,6,2011-01-01,1\n");

        Assert.Equal((6L, 5L, 6m), await CountAsync(store));
        Assert.Equal(
            "5 of 6 rows (83.33%) are of customers that may stand for nobody: 'Guest' 2, '0' 1, '-1' 1, '-' 1. --null \"Guest\" makes such "
            + "an id a missing one.",
            Assert.Single(loaded.Notices));
        Assert.Empty((await LoadTextAsync(store, Header + "10,1,2011-01-01,1\nNamibia,2,2011-01-01,1\n")).Notices);
    }

    [Fact]
    public async Task A_marker_can_be_added_and_all_can_be_turned_off()
    {
        var store = await FreshAsync();
        var text = Header + "guest,1,2011-01-01,1\nNULL,2,2011-01-01,1\n-1,3,2011-01-01,-1\n";
        var added = await LoadTextAsync(store, text, Anything() with { Nulls = ["GUEST", "-1"] });
        Assert.Equal([KeyValuePair.Create("missing-customer", 3L)], added.RejectedByReason);

        var off = await LoadTextAsync(store, text, Anything() with { NoNull = true, Again = true });
        Assert.Equal(0, off.Totals.RowsRejected);

        var only = await LoadTextAsync(store, text, Anything() with { NoNull = true, Nulls = ["guest"], Again = true });
        Assert.Equal((1L, 2L), (only.Totals.RowsRejected, only.Totals.RowsLoaded));

        // A number that is a marker is one of ids alone.
        var amounts = await LoadTextAsync(
            store, Header + "a,1,2011-01-01,-1\na,2,2011-01-01,0\n", Anything() with { Nulls = ["-1", "0"] });
        Assert.Equal(0, amounts.Totals.RowsRejected);
        var invalid = await Assert.ThrowsAsync<InvalidInputException>(() => LoadTextAsync(store, text, Anything() with { Nulls = [" "] }));
        Assert.Equal(["--null must have 1 to 100 characters; an empty field is missing in any case."], invalid.Errors);
    }

    [Fact]
    public async Task Markers_hold_in_a_file_of_customers()
    {
        var store = await FreshAsync();
        var path = Path.Combine(Directory.CreateTempSubdirectory("rfmbatch-").FullName, "c.csv");
        await File.WriteAllTextAsync(
            path, "id,country,tier\na,NULL,gold\nNULL,DE,gold\nnil,DE,gold\n1.23457E+12,DE,x\nb,NA,None\nc,n/a,vip\n", Cancellation);
        var loader = new CustomerLoader(store, Clock, NullLogger.Instance);
        var request = new CustomerFileRequest { Path = path, Map = "customer=id", RejectLimit = "100%", Nulls = ["VIP"] };
        var loaded = await loader.LoadFileAsync(request, Cancellation);

        Assert.Equal(
            [KeyValuePair.Create("missing-customer", 2L), KeyValuePair.Create("lost-digits", 1L)], loaded.RejectedByReason);
        Assert.Equal(
            ["NA", "None", "gold"],
            (await TextsAsync(store, "SELECT AttributeValue FROM {sales.CustomerAttribute}")).Order(StringComparer.Ordinal));
    }

    private static TransactionFileRequest Anything() => new() { Path = "", RejectLimit = "100%" };
}
