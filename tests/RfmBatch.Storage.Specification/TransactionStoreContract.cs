using System.Text;
using RfmBatch.Application.Loading;
using RfmBatch.Core;
using RfmBatch.Storage.Loading;
using RfmBatch.Testing;

namespace RfmBatch.Storage.Specification;

/// <summary>Loading files, through the loader, on a store of its own per test.</summary>
public abstract class TransactionStoreContract : LoadingContractBase
{
    protected TransactionStoreContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task A_file_loaded_before_is_refused_unless_again()
    {
        var store = await FreshAsync();
        var text = Header + "a,1,2011-01-01,1\n";
        var first = await LoadTextAsync(store, text);
        var failure = await Assert.ThrowsAsync<RfmBatchException>(() => LoadTextAsync(store, text));

        Assert.Equal($"'x.csv' was loaded before: load {first.LoadKey} of 2012-01-02 03:04 UTC has the same content.", failure.Message);
        Assert.Equal("Nothing was loaded; say --again to load it a second time, which doubles its rows.", failure.NextStep);
        await LoadTextAsync(store, text, new TransactionFileRequest { Path = "", Again = true });
        Assert.Equal((2L, 1L, 2m), await CountAsync(store));
        Assert.Equal(
            2, await ScalarAsync(store, "SELECT COUNT(*) FROM (SELECT DISTINCT SaleKey AS SaleKey FROM {sales.SalesTransaction}) k"));
    }

    [Fact]
    public async Task A_failed_load_can_be_loaded_after_its_correction()
    {
        var store = await FreshAsync();
        var text = Header + "a,1,2011-01-01,x\n";
        await Assert.ThrowsAsync<RfmBatchException>(() => LoadTextAsync(store, text));
        var loaded = await LoadTextAsync(store, text, new TransactionFileRequest { Path = "", RejectLimit = "100%" });

        Assert.Equal(1, loaded.Totals.RowsRejected);
    }

    [Fact]
    public async Task Duplicates_are_kept_unless_they_are_to_be_dropped()
    {
        var text = Header + "a,1,2011-01-01,1\na,1,2011-01-01,1\na,1,2011-01-01,1.0\nA,1,2011-01-01,1\n";
        var store = await FreshAsync();
        var kept = (await LoadTextAsync(store, text)).Totals;
        Assert.Equal((4L, 0L), (kept.RowsLoaded, kept.RowsDropped));
        var totals = (await LoadTextAsync(
            store, text, new TransactionFileRequest { Path = "", DropDuplicates = true, Again = true })).Totals;
        Assert.Equal(
            (4L, 3L, 1L, 0L, 30_000L), (totals.RowsRead, totals.RowsLoaded, totals.RowsDropped, totals.RowsRejected, totals.AmountLoaded));
    }

    [Fact]
    public async Task Text_keys_are_trimmed_and_compared_by_code_point()
    {
        var store = await FreshAsync();
        await LoadTextAsync(
            store,
            Header
            + "a1,1,2011-01-01,1\nA1,2,2011-01-01,1\né,3,2011-01-01,1\ne,4,2011-01-01,1\na1 "
            + ",5,2011-01-01,1\n😀,6,2011-01-01,1\n😁,7,2011-01-01,1\ne\u0301,8,2011-01-01,1\n");

        Assert.Equal(7, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.Customer}"));
        var ids = await TextsAsync(store, "SELECT CustomerId FROM {sales.Customer}");
        Assert.Equal(["A1", "a1", "e", "e\u0301", "é", "😀", "😁"], ids.Order(StringComparer.Ordinal));
        Assert.Equal(
            2,
            await ScalarAsync(
                store,
                "SELECT COUNT(*) FROM {sales.SalesTransaction} s JOIN {sales.Customer} c ON c.CustomerKey = s.CustomerKey WHERE "
                + "c.CustomerId = 'a1'"));
    }

    [Fact]
    public async Task Without_an_order_column_a_customer_s_day_is_an_order()
    {
        var store = await FreshAsync();
        await LoadTextAsync(store, "customer,date,amount\na,2011-01-01,1\na,2011-01-01 10:00,2\na,2011-01-02,4\n");

        Assert.Equal(
            ["2011-01-01", "2011-01-02"],
            (await TextsAsync(store, "SELECT DISTINCT OrderId FROM {sales.SalesTransaction}")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Returns_are_negative_amounts_and_orders_with_the_prefix()
    {
        var store = await FreshAsync();
        await LoadTextAsync(
            store,
            "customer,order,date,quantity,price\na,1,2011-01-01,2,1.00005\na,2,2011-01-02,-1,3\na,C3,2011-01-03,1,5\nb,C4,2011-01-03,1,"
            + "5\na,c5,2011-01-04,1,0\n",
            new TransactionFileRequest { Path = "", ReturnPrefix = "C" });

        // 2 × 1.00005 = 2.0001 exactly.
        Assert.Equal((5L, 2L, 9.0001m), await CountAsync(store));
        Assert.Equal(
            ["2", "C3", "C4"],
            (await TextsAsync(store, "SELECT OrderId FROM {sales.SalesTransaction} WHERE IsReturn = 1")).Order(StringComparer.Ordinal));
        // A customer with returns only has no order dates; c5 is a sale of 0.
        Assert.Equal(
            1,
            await ScalarAsync(
                store,
                "SELECT COUNT(*) FROM {sales.Customer} WHERE CustomerId = 'b' AND FirstOrderDate IS NULL AND LastOrderDate IS NULL"));
        Assert.Equal(
            3,
            await ScalarAsync(
                store, $"SELECT {DaysBetween(store, "FirstOrderDate", "LastOrderDate")} FROM {{sales.Customer}} WHERE CustomerId = 'a'"));
    }

    [Fact]
    public async Task A_later_load_goes_on_with_customers_products_and_attributes()
    {
        var store = await FreshAsync();
        var request = new TransactionFileRequest { Path = "", Attributes = ["country"] };
        await LoadTextAsync(
            store, "customer,date,amount,product,category,country\na,2011-02-01,1,p,,DE\nb,2011-02-01,1,q,old,DE\n", request);
        await LoadTextAsync(
            store,
            "customer,date,amount,product,category,country\na,2011-03-01,1,p,toys,DE\nb,2011-01-01,1,q,new,FR\nc,2011-03-01,1,r,,\nb,"
            + "2011-03-05,1,q,,IT\n",
            request);

        Assert.Equal(
            ["p toys", "q new", "r ", "Unknown "],
            await TextsAsync(
                store,
                $"SELECT ProductCode {Concat(store)} ' ' {Concat(store)} COALESCE(CategoryName, '') FROM {{sales.Product}} ORDER BY "
                + $"CASE WHEN ProductKey = 0 THEN 'z' ELSE ProductCode END"));
        Assert.Equal(
            ["a DE 0", "b IT 32"],
            await TextsAsync(
                store,
                $"SELECT c.CustomerId {Concat(store)} ' ' {Concat(store)} AttributeValue {Concat(store)} ' ' {Concat(store)} "
                + $"CAST({DaysBetween(store, Day(store, "2011-02-01"), "ValidFromDate")} AS varchar(10)) FROM "
                + $"{{sales.CustomerAttribute}} a JOIN {{sales.Customer}} c ON c.CustomerKey = a.CustomerKey ORDER BY c.CustomerId"));
        Assert.Equal(
            63,
            await ScalarAsync(
                store, $"SELECT {DaysBetween(store, "FirstOrderDate", "LastOrderDate")} FROM {{sales.Customer}} WHERE CustomerId = 'b'"));
        Assert.Equal(
            0,
            await ScalarAsync(
                store,
                "SELECT COUNT(*) FROM {sales.SalesTransaction} s WHERE NOT EXISTS (SELECT 1 FROM {sales.Product} p WHERE p.ProductKey "
                + "= s.ProductKey)"));
    }

    [Fact]
    public async Task Latin1_and_decimal_commas_load_when_said()
    {
        var store = await FreshAsync();
        await LoadTextAsync(
            store,
            "customer;date;amount\nJosé;31.12.2010;1.234,56\n",
            new TransactionFileRequest { Path = "", Encoding = "latin1", Culture = "de-DE" },
            Encoding.Latin1);

        Assert.Equal((1L, 1L, 1234.56m), await CountAsync(store));
        Assert.Equal(["José"], await TextsAsync(store, "SELECT CustomerId FROM {sales.Customer}"));
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_part_of_the_header()
    {
        var store = await FreshAsync();
        await LoadTextAsync(store, Header + "a,1,2011-01-01,1\n", null, new UTF8Encoding(true));
        await LoadTextAsync(store, Header + "b,1,2011-01-01,1\n", null, Encoding.Unicode);

        Assert.Equal((2L, 2L, 2m), await CountAsync(store));
    }

    [Fact]
    public async Task A_load_that_died_is_abandoned_by_the_next()
    {
        var store = await FreshAsync();
        await using (await store.Transactions.BeginAsync(
            new LoadStart(LoadKind.Transactions, "died.csv", new string('0', 64), Clock.GetUtcNow(), "{}"), Cancellation))
        {
        }

        await LoadTextAsync(store, Header + "a,1,2011-01-01,1\n");
        Assert.Equal(["Abandoned", "Completed"], await TextsAsync(store, "SELECT Status FROM {etl.Load} ORDER BY LoadKey"));
    }

    [Fact]
    public async Task Two_loads_at_a_time_are_refused()
    {
        var store = await FreshAsync();
        await using var held = await Fixture.Reopen(store).ProgramLocks.AcquireAsync(
            ITransactionStore.LockName, TimeSpan.Zero, Cancellation);
        var failure = await Assert.ThrowsAsync<RfmBatchException>(() => LoadTextAsync(store, Header + "a,1,2011-01-01,1\n"));

        Assert.Equal("Another load is in progress in this store.", failure.Message);
    }
}
