using RfmBatch.EndToEnd.Tests.Rig;
using RfmBatch.Storage.Runs;

namespace RfmBatch.EndToEnd.Tests;

/// <summary>Ctrl+C: the command says in one line that it was cancelled, the ledger says it too, and what readers see stays.</summary>
public abstract class InterruptedProcessTests
{
    /// <summary>The store of a test; skips the test where there is no server.</summary>
    private protected abstract Task<TestStore> OpenStoreAsync();

    [Theory]
    [InlineData("aggregating")]
    [InlineData("writing")]
    public async Task A_run_that_is_interrupted_is_recorded_as_failed(string stage)
    {
        SkipOnWindows();
        await using var store = await OpenStoreAsync();
        await store.PrepareShopAsync(customers: 20_000);
        await store.SucceedAsync("run", "--clusters", "off", "--as-of", "2025-01-01");
        var before = await store.ReadAsync("Run", "SegmentSummary");

        using (var process = store.Start("run", "--clusters", "off", "--as-of", "2026-01-01", "--verbose"))
        {
            await process.WhenLineAsync(line => line.Contains($" run 2 {stage}", StringComparison.Ordinal));
            await process.InterruptAsync();
            AssertCancelled(await process.WaitAsync());
        }

        var run = (await store.RunsAsync())[2];
        Assert.Equal(RunStatus.Failed, run.Status);
        Assert.Equal("The run was cancelled.", run.FailureText);
        Assert.Equal(before, await store.ReadAsync("Run", "SegmentSummary"));

        await store.SucceedAsync("run", "--clusters", "off", "--as-of", "2026-01-01");
        Assert.Equal(RunStatus.Published, (await store.RunsAsync())[3].Status);
    }

    [Fact]
    public async Task A_load_that_is_interrupted_is_recorded_as_failed()
    {
        SkipOnWindows();
        await using var store = await OpenStoreAsync();
        await store.PrepareShopAsync(customers: 200);
        var before = await store.ReadAsync("Sale", "Customer", "CustomerAttribute");
        await store.WriteSampleAsync("large.csv", customers: 50_000, seed: 8);

        using (var process = store.Start("load", "transactions", "large.csv"))
        {
            await store.WhenLoadingAsync(process);
            await process.InterruptAsync();
            AssertCancelled(await process.WaitAsync());
        }

        Assert.Equal("Failed", (await store.ListAsync("Load")).Single(load => load.Text("SourceName") == "large.csv").Text("Status"));
        Assert.Equal(before, await store.ReadAsync("Sale", "Customer", "CustomerAttribute"));
        await store.SucceedAsync("load", "transactions", "large.csv");
    }

    private static void SkipOnWindows() =>
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Ctrl+C can only be sent to a process of its own on Unix.");

    private static void AssertCancelled(ProcessResult result)
    {
        Assert.Equal(1, result.ExitCode);
        var error = Assert.Single(result.ErrorLines, line => line.StartsWith("error: ", StringComparison.Ordinal));
        Assert.StartsWith("error: Cancelled before it was done", error, StringComparison.Ordinal);
    }
}
