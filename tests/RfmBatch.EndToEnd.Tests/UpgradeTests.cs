using System.IO.Compression;
using RfmBatch.EndToEnd.Tests.Rig;

namespace RfmBatch.EndToEnd.Tests;

/// <summary>A store that an earlier release wrote goes on (Released/README.md says how each was made).</summary>
public sealed class UpgradeTests : IAsyncLifetime
{
    private readonly TestStore _store = TestStore.Sqlite();

    public async ValueTask InitializeAsync()
    {
        await using var packed = File.OpenRead(Released("rfmbatch-0.1.db.gz"));
        await using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
        await using var database = File.Create(_store.Folder.File("rfmbatch.db"));
        await unpacked.CopyToAsync(database, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task Commands_ask_for_deploy_first()
    {
        var result = await _store.RunAsync("run");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("rfmbatch deploy", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_value_that_the_release_published_stays()
    {
        await _store.SucceedAsync("deploy");
        await _store.SucceedAsync("export", "CustomerRfmLatest", "--out", "now.csv");

        var before = await File.ReadAllLinesAsync(Released("rfmbatch-0.1.CustomerRfmLatest.csv"), TestContext.Current.CancellationToken);
        var now = await File.ReadAllLinesAsync(_store.Folder.File("now.csv"), TestContext.Current.CancellationToken);

        // Columns are only added, at the end.
        Assert.Equal(before, now.Zip(before, (line, then) => line[..Math.Min(line.Length, then.Length)]));
        Assert.Equal(before.Length, now.Length);
    }

    [Fact]
    public async Task Loads_runs_and_plans_go_on()
    {
        await _store.SucceedAsync("deploy");
        File.Copy(Released("rfmbatch-0.1.next.csv"), _store.Folder.File("next.csv"));
        await _store.SucceedAsync("load", "transactions", "next.csv", "--attribute", "Country");
        await _store.SucceedAsync("run", "--as-of", "2026-01-01");

        var runs = await _store.RunsAsync();
        Assert.Equal(5, runs.Count);
        Assert.True(runs[5].IsLatest);
        Assert.Contains(await _store.ListAsync("SegmentMigration", run: 5), move => move.Count("FromRunKey") == 3);

        await _store.SucceedAsync("plan", "--budget", "50");
        await _store.SucceedAsync("loads", "show", "nightly");
        await _store.SucceedAsync("purge", "--yes");
        var doctor = await _store.RunAsync("doctor");
        Assert.Equal(0, doctor.ExitCode);
        await _store.SucceedAsync("deploy");
    }

    private static string Released(string name) => Path.Combine(AppContext.BaseDirectory, "Released", name);
}
