using RfmBatch.Application.Loading;
using RfmBatch.Core;

namespace RfmBatch.Storage.Specification.Ledger;

/// <summary>Loads are taken back, and everything is as it was.</summary>
public abstract class LoadUndoContract : LedgerContractBase
{
    private const string Sales = "customer,order,date,product,category,quantity,amount,Country\n";

    protected LoadUndoContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task Each_undo_from_the_last_on_restores_every_view_byte_for_byte()
    {
        var store = await FreshAsync();
        List<IReadOnlyDictionary<string, string>> states = [await ExportsAsync(store)];
        List<int> loads = [];
        foreach (var add in Loads(store))
        {
            loads.Add(await add());
            states.Add(await ExportsAsync(store));
        }

        for (var load = loads.Count - 1; load >= 0; load--)
        {
            Assert.NotEqual(states[load], states[load + 1]);
            await UndoAsync(store, loads[load]);
            AssertSame(states[load], await ExportsAsync(store));
        }
    }

    // What is refused because something builds on it is tried again after the others.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Undone_in_any_allowed_order_nothing_is_left(int seed)
    {
        var store = await FreshAsync();
        var empty = await ExportsAsync(store);
        List<int> loads = [];
        foreach (var add in Loads(store))
        {
            loads.Add(await add());
        }

        var random = new Random(seed);
        while (loads.Count > 0)
        {
            var load = loads[random.Next(loads.Count)];
            var later = await store.LoadUndo.ReadLaterAsync(load, Cancellation);
            if (later.Count > 0)
            {
                var before = await ExportsAsync(store);
                var refusal = await Assert.ThrowsAsync<RfmBatchException>(() => UndoAsync(store, load));
                Assert.Contains($"load {later[0].LoadKey}", refusal.Message, StringComparison.Ordinal);
                AssertSame(before, await ExportsAsync(store));
                continue;
            }

            await UndoAsync(store, load);
            loads.Remove(load);
        }

        AssertSame(empty, await ExportsAsync(store));
    }

    [Fact]
    public async Task What_is_undone_can_be_loaded_again_without_a_word_and_brings_its_customers_back()
    {
        var store = await FreshAsync();
        const string text = Sales + "a,1,2011-01-01,p,Tea,1,1,France\n";
        var load = await AddAsync(store, text, WithCountry);
        var before = await ExportsAsync(store);
        await UndoAsync(store, load);
        await AddAsync(store, text, WithCountry);

        var after = await ExportsAsync(store);
        Assert.Equal(before["Customer"], after["Customer"]);
        Assert.Equal(before["CustomerAttribute"], after["CustomerAttribute"]);
        Assert.Equal(before["Product"], after["Product"]);
        Assert.Equal(before["Date"], after["Date"]);
        Assert.Equal(1, await RevenueAsync(store));
    }

    // Rule of the load: a value seen on the same day or later wins; a stretch that a load continues keeps its first day.
    [Fact]
    public async Task Attributes_and_categories_go_back_to_what_the_other_loads_say()
    {
        var store = await FreshAsync();
        var first = await AddAsync(store, Sales + "a,1,2011-01-01,p,Tea,1,1,France\n", WithCountry);
        var second = await AddAsync(store, Sales + "a,2,2011-02-01,p,Pots,1,1,Spain\n", WithCountry);
        await AddAsync(store, Sales + "a,3,2011-03-01,p,,1,1,Spain\n", WithCountry);
        Assert.Equal(["Spain 2011-02-01"], await AttributesAsync(store));
        Assert.Equal(["Pots"], await TextsAsync(store, "SELECT CategoryName FROM {bi.Product} WHERE ProductCode = 'p'"));

        await UndoAsync(store, second);
        Assert.Equal(["Spain 2011-03-01"], await AttributesAsync(store));
        Assert.Equal(["Tea"], await TextsAsync(store, "SELECT CategoryName FROM {bi.Product} WHERE ProductCode = 'p'"));
        await UndoAsync(store, first);
        Assert.Equal(["Spain 2011-03-01"], await AttributesAsync(store));
        Assert.Equal([null!], await TextsAsync(store, "SELECT CategoryName FROM {bi.Product} WHERE ProductCode = 'p'"));
    }

    [Fact]
    public async Task A_load_on_which_a_replacement_or_a_skipped_row_builds_is_refused()
    {
        var store = await FreshAsync();
        const string text = "customer,order,date,amount\na,1,2011-01-01,1\n";
        var first = await AddAsync(store, text, request => request with { Source = "till", Replace = true });
        var second = await AddAsync(
            store, text.Replace(",1\n", ",2\n", StringComparison.Ordinal), request => request with { Source = "till", Replace = true });
        var third = await AddAsync(
            store,
            text.Replace(",1\n", ",2\n", StringComparison.Ordinal) + "b,2,2011-01-01,4\n",
            request => request with { Overlap = "skip" });

        var replaced = await Assert.ThrowsAsync<RfmBatchException>(() => UndoAsync(store, first));
        Assert.Equal(
            $"Load {first} ('x.csv') cannot be taken back, because later loads build on it: load {second} ('x.csv') replaced 1 of its "
            + "rows.",
            replaced.Message);
        Assert.Equal($"Nothing was changed. Take back load {second} first: rfmbatch loads undo {second}.", replaced.NextStep);
        var skipped = await Assert.ThrowsAsync<RfmBatchException>(() => UndoAsync(store, second));
        Assert.EndsWith($"load {third} ('x.csv') skipped 1 rows because it has them.", skipped.Message, StringComparison.Ordinal);
        await UndoAsync(store, third);
        await UndoAsync(store, second);
        Assert.Equal(1, await RevenueAsync(store));
    }

    [Fact]
    public async Task What_is_no_load_that_counts_cannot_be_undone()
    {
        var store = await FreshAsync();
        var load = await AddAsync(store, "customer,order,date,amount\na,1,2011-01-01,1\n");
        await Assert.ThrowsAsync<RfmBatchException>(() => AddAsync(store, "customer,order,date,amount\na,1,2011-01-01,1\n\n"));
        var failed = (int)await ScalarAsync(store, "SELECT MAX(LoadKey) FROM {etl.Load}");
        var undo = (await UndoAsync(store, load)).UndoKey;

        Assert.Equal(
            [
                "There is no load 999999.", $"Load {load} was taken back before, by load {undo}.",
                $"Load {undo} took back load {load}, and is not taken back itself.", $"Load {failed} is Failed: nothing of it stayed.",
            ],
            [await RefusalAsync(999_999), await RefusalAsync(load), await RefusalAsync(undo), await RefusalAsync(failed)]);

        async Task<string> RefusalAsync(int key) =>
            (await Assert.ThrowsAnyAsync<RfmBatchException>(() => UndoAsync(store, key))) is InvalidInputException invalid
                ? invalid.Errors[0]
                : (await Assert.ThrowsAnyAsync<RfmBatchException>(() => UndoAsync(store, key))).Message;
    }

    [Fact]
    public async Task A_forgotten_customer_does_not_come_back()
    {
        var store = await FreshAsync();
        await AddAsync(store, Sales + "a,1,2011-01-01,p,Tea,1,1,France\n", WithCountry);
        var second = await AddAsync(store, Sales + "a,2,2011-01-02,p,Tea,1,2,Spain\n", WithCountry);
        Assert.True(await store.Transactions.ForgetAsync("a", "token", Cancellation));
        await UndoAsync(store, second);

        Assert.Empty(await TextsAsync(store, "SELECT AttributeValue FROM {sales.CustomerAttribute}"));
        Assert.Empty(await TextsAsync(store, "SELECT AttributeValue FROM {sales.LoadAttribute}"));
        Assert.Equal(["token"], await TextsAsync(store, "SELECT CustomerId FROM {bi.Customer}"));
    }

    private static IEnumerable<Func<Task<int>>> Loads(RfmStore store) =>
    [
        () => AddAsync(
            store, Sales + "a,1,2011-01-01,p,Tea,1,1,France\nb,2,2011-01-02,,,,2,Spain\na,3,2011-01-02,q,,-1,-4,France\n", WithCountry),
        () => AddCustomersAsync(store, "customer,Tier\na,gold\nz,silver\nb,gold\n"),
        () => AddAsync(
            store,
            Sales + "a,1,2011-01-01,p,Tea,1,1,Spain\nd,9,2009-05-05,r,Pots,1,8,Italy\n",
            request => WithCountry(request) with { Overlap = "skip" }),
        () => AddAsync(store, Sales + "t,5,2011-03-01,p,Cups,1,16,France\nt,6,2011-03-02,s,,1,32,France\n", OfTill),
        () => AddAsync(store, Sales + "u,5,2011-03-01,p,Cups,1,17,Malta\nt,6,2011-03-02,v,,1,32,Spain\n", OfTill),
        () => AddCustomersAsync(store, "customer,Tier\na,silver\ny,bronze\n"),
        () => AddAsync(store, Sales + "t,5,2011-03-01,p,Cups,1,18,Malta\n", OfTill),
        () => AddAsync(store, Sales + "b,2,2011-01-02,,,,2,Peru\n", request => WithCountry(request) with { Overlap = "keep" }),
    ];

    private static TransactionFileRequest OfTill(TransactionFileRequest request) =>
        WithCountry(request) with { Source = "till", Replace = true };

    private static TransactionFileRequest WithCountry(TransactionFileRequest request) => request with { Attributes = ["Country"] };

    private static Task<List<string>> AttributesAsync(RfmStore store)
    {
        var date = store.Dialect.EngineName == "Sqlite" ? "ValidFromDate" : "CONVERT(varchar(10), ValidFromDate, 23)";
        return TextsAsync(
            store, $"SELECT AttributeValue {Concat(store)} ' ' {Concat(store)} {date} FROM {{bi.CustomerAttribute}} ORDER BY CustomerKey");
    }

    private static void AssertSame(IReadOnlyDictionary<string, string> expected, IReadOnlyDictionary<string, string> actual)
    {
        foreach (var (view, text) in expected)
        {
            Assert.Equal($"{view}\n{text}", $"{view}\n{actual[view]}");
        }
    }
}
