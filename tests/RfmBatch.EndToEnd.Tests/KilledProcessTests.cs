using RfmBatch.EndToEnd.Tests.Rig;
using RfmBatch.Storage.Runs;

namespace RfmBatch.EndToEnd.Tests;

/// <summary>A process that is killed leaves what readers see as it was, and the next one goes on cleanly.</summary>
public abstract class KilledProcessTests
{
    private static readonly string[] _views =
    [
        "Run", "CustomerRfmLatest", "SegmentSummary", "SegmentMigration", "CustomerSegmentHistory", "MonthlySales", "CohortRetention"
    ];
    private static readonly string[] _stages = ["aggregating", "scoring", "writing", "checking", "publishing", "committing"];

    /// <summary>The store of a test; skips the test where there is no server.</summary>
    private protected abstract Task<TestStore> OpenStoreAsync();

    [Fact]
    public async Task A_run_killed_at_any_stage_leaves_bi_as_it_was_and_the_next_run_clean()
    {
        await using var store = await OpenStoreAsync();
        await store.PrepareShopAsync(customers: 2_000);
        await store.SucceedAsync("run", "--as-of", "2025-01-01");
        var before = await store.ReadAsync(_views);
        var abandoned = new List<int>();

        for (var i = 0; i < _stages.Length; i++)
        {
            var runKey = i + 2;
            await KillRunAsync(store, runKey, _stages[i]);
            var after = await store.ReadAsync(_views);
            if ((await store.RunsAsync())[runKey].Status == RunStatus.Published)
            {
                // Kill and commit race at the very end; then all of the run must be there.
                Assert.True(
                    _stages[i] is "publishing" or "committing", $"run {runKey} was over before it could be killed while {_stages[i]}");
                Assert.NotEqual(before, after);
                before = after;
            }
            else
            {
                Assert.Equal(before, after);
                abandoned.Add(runKey);
            }
        }

        await store.SucceedAsync("run", "--as-of", "2026-01-01");
        var runs = await store.RunsAsync();
        Assert.NotEmpty(abandoned);
        Assert.All(abandoned, run => Assert.Equal(RunStatus.Abandoned, runs[run].Status));
        Assert.Equal(RunStatus.Published, runs[_stages.Length + 2].Status);
        Assert.True(runs[_stages.Length + 2].IsLatest);
        Assert.Equal(2_000, (await store.ListAsync("CustomerRfmLatest")).Count);
    }

    [Theory]
    [InlineData("began")]
    [InlineData("has read all rows and is being completed")]
    public async Task A_load_that_is_killed_leaves_all_or_nothing_and_the_next_one_is_clean(string stage)
    {
        await using var store = await OpenStoreAsync();
        await store.PrepareShopAsync(customers: 200);
        var before = await store.ReadAsync("Sale", "Customer", "CustomerAttribute");
        await store.WriteSampleAsync("large.csv", customers: 20_000, seed: 8);

        using (var process = store.Start("load", "transactions", "large.csv", "--verbose"))
        {
            await process.WhenLineAsync(
                line => line.Contains("Load ", StringComparison.Ordinal) && line.Contains(stage, StringComparison.Ordinal));
            process.Kill();
            await process.WaitAsync();
        }

        var killed = (await store.ListAsync("Load")).Single(load => load.Text("SourceName") == "large.csv");
        if (killed.Text("Status") != "Completed")
        {
            Assert.Equal("Running", killed.Text("Status"));
            Assert.Equal(before, await store.ReadAsync("Sale", "Customer", "CustomerAttribute"));
            await store.SucceedAsync("load", "transactions", "large.csv");
        }

        var loads = (await store.ListAsync("Load")).Where(load => load.Text("SourceName") == "large.csv").ToList();
        Assert.DoesNotContain(loads, load => load.Text("Status") == "Running");
        Assert.Equal(
            (await store.ListAsync("Load")).Where(load => load.Text("Status") == "Completed").Sum(load => load.Count("RowsLoaded")),
            await store.CountAsync("Sale"));
    }

    private static async Task KillRunAsync(TestStore store, int runKey, string stage)
    {
        using var process = store.Start("run", "--as-of", "2026-01-01", "--verbose");
        await process.WhenLineAsync(line => line.Contains($" run {runKey} {stage}", StringComparison.Ordinal));
        process.Kill();
        await process.WaitAsync();
    }
}
