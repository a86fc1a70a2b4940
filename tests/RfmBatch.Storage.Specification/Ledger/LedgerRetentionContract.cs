using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Loading;
using RfmBatch.Application.Operations;
using RfmBatch.Core;
using RfmBatch.Storage.Runs;
using RfmBatch.Storage.Specification.Runs;

namespace RfmBatch.Storage.Specification.Ledger;

/// <summary>A purge deletes what was replaced or taken back once nothing needs it, and draws together what old loads said.</summary>
public abstract class LedgerRetentionContract : LedgerContractBase
{
    private const string OrderHeader = "customer,order,date,amount\n";

    protected LedgerRetentionContract(StoreFixture fixture)
        : base(fixture)
    {
    }

    [Fact]
    public async Task Removed_rows_go_after_thirty_days_and_what_replaced_them_cannot_be_undone_then()
    {
        var store = await FreshAsync();
        await AddAsync(store, OrderHeader + "a,1,2011-01-01,1\nb,2,2011-01-02,2\n", Till);
        var replacement = await AddAsync(store, OrderHeader + "a,1,2011-01-01,4\n", Till);

        Assert.Equal(0, (await PurgeAsync(store, days: 29)).RemovedRowCount);
        Assert.Equal(1, (await Purger(store, 31).PlanAsync(Cancellation)).RemovedRowCount);
        Assert.Equal(1, (await PurgeAsync(store, days: 31)).RemovedRowCount);
        Assert.Equal(0, (await Purger(store, 31).PlanAsync(Cancellation)).RemovedRowCount);

        Assert.Equal(2, await ScalarAsync(store, "SELECT COUNT(*) FROM {sales.SalesTransaction}"));
        Assert.Equal(6, await RevenueAsync(store));
        Assert.Equal(1, await ScalarAsync(store, "SELECT SUM(RowsRemoved) FROM {bi.Load}"));
        var refusal = await Assert.ThrowsAsync<RfmBatchException>(() => UndoAsync(store, replacement));
        Assert.Equal(
            $"Load {replacement} replaced 1 rows, of which a purge has deleted 1: they cannot come back.", refusal.Message);

        await AddAsync(store, OrderHeader + "c,9,2011-01-09,8\n");
        Assert.Equal(3, await ScalarAsync(store, "SELECT COUNT(DISTINCT SaleKey) FROM {sales.SalesTransaction}"));
    }

    [Fact]
    public async Task Rows_that_a_run_with_customers_counts_stay()
    {
        var store = await FreshAsync();
        var first = await AddAsync(store, OrderHeader + "a,1,2011-01-01,1\n");
        var run = await store.Runs.InsertAsync(
            new NewRun(1, "token", new DateOnly(2011, 2, 1), null, Clock.GetUtcNow(), "standard11", 5, "hash", 1, "{}", "test")
            {
                LastLoadKey = first,
            },
            Cancellation);
        await UndoAsync(store, first);
        Assert.Equal(0, await store.LedgerRetention.DeleteRemovedRowsAsync(Clock.GetUtcNow().AddDays(99), Cancellation));

        await store.Runs.FailAsync(run, "token", "test", Clock.GetUtcNow(), Cancellation);
        Assert.Equal(1, await store.LedgerRetention.DeleteRemovedRowsAsync(Clock.GetUtcNow().AddDays(99), Cancellation));
    }

    [Fact]
    public async Task What_old_loads_said_is_drawn_together_without_a_change_and_stays_where_they_are_undone()
    {
        var store = await FreshAsync();
        const string header = "customer,order,date,product,category,quantity,amount,Country\n";
        static TransactionFileRequest withCountry(TransactionFileRequest request) => request with { Attributes = ["Country"] };
        var first = await AddAsync(store, header + "a,1,2011-01-01,p,Tea,1,1,France\n", withCountry);
        await AddAsync(store, header + "a,2,2011-02-01,p,,1,1,France\n", withCountry);
        await AddCustomersAsync(store, "customer,Tier\nz,gold\na,gold\n");
        var before = await ExportsAsync(store);

        await PurgeAsync(store, days: 31);
        Assert.Equal(0, await ScalarAsync(store, "SELECT MAX(LoadKey) FROM {sales.LoadAttribute}"));
        Assert.Equal(before["CustomerAttribute"], (await ExportsAsync(store))["CustomerAttribute"]);

        // A new load that is undone goes back to what was drawn together: the stretch still began on the first day.
        var last = await AddAsync(store, header + "a,3,2011-03-01,p,Pots,1,1,Spain\n", withCountry);
        await UndoAsync(store, last);
        Assert.Equal(before["CustomerAttribute"], (await ExportsAsync(store))["CustomerAttribute"]);
        Assert.Equal(before["Product"], (await ExportsAsync(store))["Product"]);

        Assert.False((await UndoAsync(store, first)).Load.HasValueHistory);
        Assert.Equal(before["CustomerAttribute"], (await ExportsAsync(store))["CustomerAttribute"]);
    }

    [Fact]
    public async Task While_a_load_goes_on_transactions_are_left_out()
    {
        var store = await FreshAsync();
        await using var held = await Fixture.Reopen(store).ProgramLocks.AcquireAsync("$load", TimeSpan.Zero, Cancellation);
        Assert.True((await PurgeAsync(store, days: 31)).IsLoading);
    }

    private static TransactionFileRequest Till(TransactionFileRequest request) => request with { Source = "till", Replace = true };

    private static RunPurger Purger(RfmStore store, int days) =>
        new(store, new MovableClock(Clock.GetUtcNow().AddDays(days)), NullLogger.Instance);

    private static Task<PurgeReport> PurgeAsync(RfmStore store, int days) => Purger(store, days).PurgeAsync(Cancellation);
}
