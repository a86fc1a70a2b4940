using RfmBatch.EndToEnd.Tests.Rig;

namespace RfmBatch.EndToEnd.Tests;

/// <summary>A replacement or an undo that is killed in any phase: all of it is there or nothing, and the next one is clean.</summary>
public abstract class KilledLedgerTests
{
    private static readonly string[] _views = ["Sale", "Customer", "CustomerAttribute", "Product", "Date"];

    private static readonly string[] _replacement = ["load", "transactions", "corrected.csv", "--source", "till", "--replace"];

    /// <summary>The store of a test; skips the test where there is no server.</summary>
    private protected abstract Task<TestStore> OpenStoreAsync();

    [Fact]
    public async Task Nothing_is_lost_and_nothing_is_double()
    {
        await using var store = await OpenStoreAsync();
        await store.DeployAsync();
        await store.WriteSampleAsync("first.csv", customers: 3_000, seed: 8);
        await CorrectAsync(store);
        await store.SucceedAsync("load", "transactions", "first.csv", "--source", "till");
        var before = await store.ReadAsync(_views);

        var interrupted = 0;
        foreach (var phase in (string[])["comparing", "replacing", "refreshing customers", "committing"])
        {
            await KillAsync(store, $"The load is {phase}", _replacement);
            if (await HasCompletedAsync(store))
            {
                // Kill and commit race; then all of it must be there, and undoing it leads back.
                await store.SucceedAsync("loads", "undo", $"{await NewestAsync(store)}");
            }
            else
            {
                interrupted++;
            }

            Assert.Equal(before, await store.ReadAsync(_views));
        }

        Assert.True(interrupted > 0, "No kill came before the end: nothing was shown.");
        await store.SucceedAsync(_replacement);
        var after = await store.ReadAsync(_views);
        Assert.NotEqual(before, after);
        var load = await NewestAsync(store);
        foreach (var phase in (string[])["taking rows back", "taking values back", "refreshing customers"])
        {
            await KillAsync(store, $"The undo of load {load} is {phase}", "loads", "undo", $"{load}");
            if ((await store.ListAsync("Load")).Single(row => row.Count("LoadKey") == load).Text("Status") == "Undone")
            {
                break;
            }

            Assert.Equal(after, await store.ReadAsync(_views));
        }

        await store.RunAsync("loads", "undo", $"{load}");
        Assert.Equal(before, await store.ReadAsync(_views));
        Assert.DoesNotContain(await store.ListAsync("Load"), row => row.Text("Status") == "Running");
    }

    // Every hundredth line has another amount.
    private static async Task CorrectAsync(TestStore store)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(store.Folder.Path, "first.csv"), TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(
            Path.Combine(store.Folder.Path, "corrected.csv"),
            lines.Select((line, number) => number > 0 && number % 100 == 0 ? $"{line}1" : line),
            TestContext.Current.CancellationToken);
    }

    private static async Task KillAsync(TestStore store, string line, params string[] command)
    {
        using var process = store.Start([.. command, "--verbose"]);
        await process.WhenLineAsync(text => text.Contains(line, StringComparison.Ordinal));
        process.Kill();
        await process.WaitAsync();
    }

    private static async Task<int> NewestAsync(TestStore store) =>
        (int)(await store.ListAsync("Load")).Where(load => load.Text("Status") == "Completed").Max(load => load.Count("LoadKey"));

    private static async Task<bool> HasCompletedAsync(TestStore store) =>
        (await store.ListAsync("Load")).Any(
            load => load.Text("SourceName") == "corrected.csv" && load.Text("Status") == "Completed" && load.Count("RowsRead") > 0);
}
