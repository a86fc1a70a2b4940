using System.Text.RegularExpressions;
using Dapper;
using RfmBatch.EndToEnd.Tests.Rig;
using RfmBatch.Storage.Sql;

namespace RfmBatch.EndToEnd.Tests;

/// <summary>
/// A purge that is killed wherever: readers see a run with all of its customers or with none, and the next purge goes on.
/// </summary>
public abstract partial class KilledPurgeTests
{
    // The first three are purged, each in several batches; the last one stands for its month and year and is the latest.
    private static readonly string[] _days = ["2024-12-10", "2024-12-12", "2024-12-14", "2024-12-31"];

    // What a purge says when it has hidden a run, after each batch of it, and when it has done with it.
    private static readonly string[] _lines =
        [
            "Run 1 of default is hidden",
            "customer rows of run 1 of default",
            "customer rows of run 2 of default",
            "Run 3 of default is hidden"
        ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The store of a test; skips the test where there is no server.</summary>
    private protected abstract Task<TestStore> OpenStoreAsync();

    [Fact]
    public async Task A_purge_killed_at_any_moment_shows_no_part_of_a_run_and_is_finished_by_the_next()
    {
        await using var store = await OpenStoreAsync();
        var customers = await PrepareAsync(store);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var reader = Task.Run(() => ReadUntilAsync(store, customers, stop.Token), Cancellation);

        var halves = 0;
        foreach (var line in _lines)
        {
            await KillAsync(store, line);
            var runs = await StoredAsync(store);
            AssertWhole(runs, customers);
            halves += runs.Count(run => run.Stored > 0 && run.Stored < customers);
        }

        await stop.CancelAsync();
        Assert.True(await reader > 0, "The reader has seen nothing.");
        Assert.True(halves > 0, "No kill came between two batches: nothing was shown.");

        Assert.Contains("an earlier purge was interrupted", (await store.SucceedAsync("purge")).Output, StringComparison.Ordinal);
        await store.SucceedAsync("purge", "--yes");
        Assert.Equal([(0, 0), (0, 0), (0, 0), (customers, customers)], (await StoredAsync(store)).Select(run => (run.Stored, run.Shown)));
        Assert.Contains("Nothing to delete.", (await store.SucceedAsync("purge")).Output, StringComparison.Ordinal);
    }

    private static async Task KillAsync(TestStore store, string line)
    {
        using var process = store.Start("purge", "--yes", "--verbose");
        await process.WhenLineAsync(text => text.Contains(line, StringComparison.Ordinal));
        process.Kill();
        await process.WaitAsync();
    }

    /// <summary>Reads without pause, as reports do while a purge is at work.</summary>
    private static async Task<int> ReadUntilAsync(TestStore store, int customers, CancellationToken stop)
    {
        var readings = 0;
        while (!stop.IsCancellationRequested)
        {
            AssertWhole(await StoredAsync(store), customers);
            readings++;
        }

        return readings;
    }

    private static void AssertWhole(IReadOnlyList<StoredRun> runs, int customers)
    {
        Assert.Equal(_days.Length, runs.Count);
        Assert.All(
            runs,
            run => Assert.True(
                run.Shown == (run.HasCustomerRows ? customers : 0),
                $"Run {run.RunKey} shows {run.Shown} of {customers} customers; HasCustomerRows is {run.HasCustomerRows}."));
        Assert.True(runs[^1].HasCustomerRows);
    }

    // One statement, so that flag and rows are of one moment.
    private static Task<IReadOnlyList<StoredRun>> StoredAsync(TestStore store) => QueryAsync<StoredRun>(
        store,
        """
        SELECT r.RunKey AS RunKey, r.HasCustomerRows AS HasCustomerRows,
            (SELECT COUNT(*) FROM {bi.CustomerRfm} AS c WHERE c.RunKey = r.RunKey) AS Shown,
            (SELECT COUNT(*) FROM {rfm.CustomerRfm} AS c WHERE c.RunKey = r.RunKey) AS Stored
        FROM {bi.Run} AS r
        ORDER BY r.RunKey;
        """);

    /// <summary>Four runs that finished long ago, their customers multiplied until a purge of one needs several batches.</summary>
    /// <returns>Customers of each run.</returns>
    private static async Task<int> PrepareAsync(TestStore store)
    {
        await store.PrepareShopAsync(customers: 2_000);
        foreach (var day in _days)
        {
            await store.SucceedAsync("run", "--clusters", "off", "--value", "off", "--as-of", day);
        }

        // Those of the first run, so that all have equally many; then twice as many, and twice as many again.
        await QueryAsync<int>(
            store,
            "DELETE FROM {rfm.CustomerRfm} WHERE CustomerKey NOT IN (SELECT c.CustomerKey FROM {rfm.CustomerRfm} AS c WHERE c.RunKey = "
            + "1);");
        const string Columns = "SegmentKey, ClusterKey, HierarchyClusterKey, OrderCount, FrequencyCount, RevenueAmount";
        for (var offset = 10_000; offset < (store.IsFile ? 1_000_000 : 200_000); offset *= 2)
        {
            await QueryAsync<int>(
                store,
                $"INSERT INTO {{rfm.CustomerRfm}} (RunKey, CustomerKey, {Columns}) SELECT RunKey, CustomerKey + {offset}, {Columns} FROM "
                + $"{{rfm.CustomerRfm}};");
        }

        var customers = (await QueryAsync<int>(store, "SELECT COUNT(*) FROM {rfm.CustomerRfm} AS c WHERE c.RunKey = 1;"))[0];
        await QueryAsync<int>(store, $"UPDATE {{etl.Run}} SET FinishedAt = @FinishedAt, CustomerCount = {customers};");
        return customers;
    }

    private static async Task<IReadOnlyList<T>> QueryAsync<T>(TestStore store, string text)
    {
        await using var opened = store.Open();
        var parameters = new DynamicParameters();
        opened.Dialect.AddInstant(parameters, "FinishedAt", new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var connection = await opened.Dialect.OpenAsync(Cancellation);
        var named = NamePattern().Replace(text, match => opened.Dialect.ObjectName(match.Groups[1].Value, match.Groups[2].Value));
        return (await connection.QueryAsync<T>(
            SqlDialect.Command(named, parameters, Cancellation, timeoutSeconds: SqlDialect.LongTimeoutSeconds))).AsList();
    }

    [GeneratedRegex(@"\{(\w+)\.(\w+)\}")]
    private static partial Regex NamePattern();

    private sealed class StoredRun
    {
        public int RunKey { get; init; }

        public bool HasCustomerRows { get; init; }

        public int Shown { get; init; }

        public int Stored { get; init; }
    }
}
