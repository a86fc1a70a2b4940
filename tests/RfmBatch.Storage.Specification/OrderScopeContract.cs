using RfmBatch.Application.Loading;
using RfmBatch.Core;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Storage.Specification;

/// <summary>Order ids that are used again each year or day: <c>--order-scope</c>, in files and tables alike.</summary>
public abstract class OrderScopeContract : LoadingContractBase
{
    private static readonly (string Order, string Day)[] Rows =
        [("1001", "2009-12-31"), ("1001", "2010-01-01"), ("1001", "2010-12-31"), ("R1001@x", "2010-12-31")];

    protected OrderScopeContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Theory]
    [InlineData("all", "1001 R1001@x")]
    [InlineData("year", "1001@2009 1001@2010 R1001@x@2010")]
    [InlineData("day", "1001@2009-12-31 1001@2010-01-01 1001@2010-12-31 R1001@x@2010-12-31")]
    public async Task An_order_id_gets_the_date_within_which_it_is_one_order(string scope, string expected)
    {
        var store = await FreshAsync();
        await LoadTextAsync(
            store,
            Header + string.Concat(Rows.Select(row => $"a,{row.Order},{row.Day},5\n")),
            new TransactionFileRequest { Path = "", OrderScope = scope, ReturnPrefix = "R" });
        Assert.Equal(expected.Split(' '), await OrdersAsync(store));
        Assert.Equal(1, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.SalesTransaction} WHERE IsReturn = 1"));

        store = await FreshAsync();
        var table = await CreateTableAsync(
            store, $"Scope{scope}", "nvarchar(200)", "int", [.. Rows.Select(row => $"'a', '{row.Order}', '{row.Day}', 1, 5, NULL")]);
        await LoadTableAsync(store, new TransactionTableRequest { Table = table, OrderScope = scope, ReturnPrefix = "R" });
        Assert.Equal(expected.Split(' '), await OrdersAsync(store));
        Assert.Equal(1, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.SalesTransaction} WHERE IsReturn = 1"));
    }

    [Theory]
    [InlineData("all", 100)]
    [InlineData("year", 95)]
    [InlineData("day", 89)]
    public async Task An_id_that_is_too_long_with_its_date_is_rejected(string scope, int most)
    {
        var orders = new[] { new string('o', most), new string('p', most + 1) };
        var store = await FreshAsync();
        var file = await LoadTextAsync(
            store,
            Header + string.Concat(orders.Select(order => $"a,{order},2010-01-01,5\n")),
            new TransactionFileRequest { Path = "", OrderScope = scope, RejectLimit = "100%" });
        Assert.Equal([KeyValuePair.Create(RejectReason.TooLong, 1L)], file.RejectedByReason);
        Assert.Equal(100, Assert.Single(await OrdersAsync(store)).Length);

        store = await FreshAsync();
        var rows = orders.Select(order => $"'a', '{order}', '2010-01-01', 1, 5, NULL");
        var name = await CreateTableAsync(store, $"Long{scope}", "nvarchar(200)", "int", [.. rows]);
        var table = await LoadTableAsync(
            store, new TransactionTableRequest { Table = name, OrderScope = scope, RejectLimit = "100%" });
        Assert.Equal([KeyValuePair.Create(RejectReason.TooLong, 1L)], table.RejectedByReason);
        Assert.Equal(100, Assert.Single(await OrdersAsync(store)).Length);
    }

    [Theory]
    [InlineData("month", "--order-scope 'month' is not allowed; it must be all, year, day.")]
    [InlineData("Year", "--order-scope 'Year' is not allowed; it must be all, year, day. Did you mean year?")]
    [InlineData("year", "--order-scope year needs a column of order ids: name it with order=COL in --map.")]
    public async Task A_scope_that_cannot_be_used_is_refused(string scope, string error)
    {
        var store = await FreshAsync();
        var file = await Assert.ThrowsAsync<InvalidInputException>(() => LoadTextAsync(
            store, "customer,date,amount\na,2010-01-01,5\n", new TransactionFileRequest { Path = "", OrderScope = scope }));
        Assert.Equal([error], file.Errors);

        var name = await CreateTableAsync(store, "NoOrder", "nvarchar(200)", "int", "'a', '1', '2010-01-01', 1, 5, NULL");
        var table = await Assert.ThrowsAsync<InvalidInputException>(() => LoadTableAsync(
            store,
            new TransactionTableRequest { Table = name, OrderScope = scope, Map = "customer=CustomerId,date=OrderDate,amount=Price" }));
        Assert.Equal([error], table.Errors);
    }

    private static async Task<IEnumerable<string>> OrdersAsync(RfmStore store) =>
        (await TextsAsync(store, "SELECT DISTINCT OrderId FROM {sales.SalesTransaction}")).Order(StringComparer.Ordinal);
}
