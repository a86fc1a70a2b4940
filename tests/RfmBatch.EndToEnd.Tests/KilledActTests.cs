using System.Diagnostics;
using RfmBatch.EndToEnd.Tests.Rig;

namespace RfmBatch.EndToEnd.Tests;

/// <summary>
/// Publishing, taking back, forgetting and deploying, killed at moments spread over their time: each is done or not, the audit says the
/// same, and the next one is clean.
/// </summary>
public abstract class KilledActTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The store of a test; skips the test where there is no server.</summary>
    private protected abstract Task<TestStore> OpenStoreAsync();

    [Fact]
    public async Task A_publication_is_done_and_noted_or_neither()
    {
        await using var store = await OpenStoreAsync();
        await store.PrepareShopAsync(customers: 400);
        await store.SucceedAsync("run", "--clusters", "off", "--value", "off", "--as-of", "2025-06-01");
        await store.SucceedAsync("run", "--clusters", "off", "--value", "off", "--trial");
        await KillAsync(
            store,
            ["publish", "2"],
            async () => (await store.RunsAsync())[2].Status == "Published",
            "publish",
            ["unpublish", "2"]);

        await store.RunAsync("publish", "2");
        Assert.True((await store.RunsAsync())[2].IsLatest);
        await store.SucceedAsync("quality", "--fail-on", "error");
    }

    [Fact]
    public async Task A_customer_is_forgotten_and_that_noted_or_neither()
    {
        await using var store = await OpenStoreAsync();
        await store.PrepareShopAsync(customers: 60);
        var ids = (await store.ListAsync("Customer")).Select(row => row.Text("CustomerId")).Take(KillsOf(store) + 1).ToList();
        var next = 0;
        for (var kill = 1; kill <= KillsOf(store); kill++)
        {
            await KillOnceAsync(store, ["forget", ids[next]], kill);
            var isGone = (await store.ListAsync("Customer")).All(row => row.Text("CustomerId") != ids[next]);
            next += isGone ? 1 : 0;
            Assert.Equal(next, await ActsAsync(store, "forget"));
        }

        await store.SucceedAsync("forget", ids[next]);
        Assert.Equal(next + 1, await ActsAsync(store, "forget"));
    }

    [Fact]
    public async Task A_deployment_is_continued_by_the_next()
    {
        await using var store = await OpenStoreAsync();
        for (var kill = 1; kill <= KillsOf(store); kill++)
        {
            await KillOnceAsync(store, ["deploy", "--without-jobs"], kill);
        }

        await store.SucceedAsync("deploy", "--without-jobs");
        Assert.DoesNotContain("migration", (await store.SucceedAsync("deploy", "--without-jobs")).Output, StringComparison.Ordinal);
        await store.PrepareShopAsync(customers: 50);
        await store.SucceedAsync("run", "--clusters", "off", "--value", "off");
        await store.SucceedAsync("quality", "--fail-on", "error");
    }

    // A server is asked over a network: a process each takes seconds.
    private static int KillsOf(TestStore store) => store.IsFile ? 4 : 2;

    private static async Task KillAsync(TestStore store, string[] command, Func<Task<bool>> isDone, string act, string[] undo)
    {
        var noted = await ActsAsync(store, act);
        for (var kill = 1; kill <= KillsOf(store); kill++)
        {
            await KillOnceAsync(store, command, kill);
            if (await isDone())
            {
                noted++;
                await store.SucceedAsync(undo);
            }

            Assert.Equal(noted, await ActsAsync(store, act));
        }
    }

    // The first kill comes when the command has begun to work, the others later and later.
    private static async Task KillOnceAsync(TestStore store, string[] command, int kill)
    {
        using var process = store.Start([.. command, "--verbose"]);
        await process.WhenLineAsync(_ => true);
        var began = Stopwatch.GetTimestamp();
        while (!process.HasExited && Stopwatch.GetElapsedTime(began).TotalMilliseconds < (kill - 1) * (store.IsFile ? 90 : 400))
        {
            await Task.Delay(5, Cancellation);
        }

        process.Kill();
        await process.WaitAsync();
    }

    private static async Task<int> ActsAsync(TestStore store, string act) =>
        (await store.ListAsync("Audit")).Count(row => row.Text("ActionName") == act && row.Text("SubjectName") != "1");
}
