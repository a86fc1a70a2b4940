using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Loading.Definitions;
using RfmBatch.Application.Programs;
using RfmBatch.Core.Options;
using RfmBatch.Storage.Runs;

namespace RfmBatch.Jobs.Tests.SqlServer;

/// <summary>
/// Processes of <c>rfmbatch serve</c> on one SQL Server database, with a login that has only rfm_job: killed, cut off, and two at a time.
/// Nothing lost, nothing double, no stuck lock.
/// </summary>
public sealed partial class ServerFaultTests(JobDatabase database) : IClassFixture<JobDatabase>
{
    // A killed server's jobs are given up after two minutes; the rest is the slowness of a small test machine.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_servers_share_ten_programs_one_is_killed_in_the_middle_and_each_program_is_published_once()
    {
        database.SkipUnlessAvailable();
        await StopSchedulesAsync();
        // So many that a run takes a second or more: the first server is killed in the middle of one.
        await database.LoadAsync(5_000, "ten.csv");
        using var first = ServerProcess.Start(database);
        using var second = ServerProcess.Start(database);
        await Task.WhenAll(first.WhenLineAsync(IsStarted), second.WhenLineAsync(IsStarted));
        var names = Enumerable.Range(0, 10).Select(i => $"program-{i}").ToList();
        foreach (var name in names)
        {
            await SetAsync(name, "* * * * *");
        }

        var began = Began().Match(await first.WhenLineAsync(line => Began().IsMatch(line)));
        first.Kill();
        await WhenAsync(
            async () => (await RunsAsync())
                .Where(run => names.Contains(run.ProgramName) && run.IsLatest)
                .Select(run => run.ProgramName)
                .Distinct()
                .Count() == names.Count);

        // Every program's next job comes and finds nothing to do.
        await Task.WhenAll(
            names.Select(name => second.WhenLineAsync(line => line.Contains($"No run of {name} was made", StringComparison.Ordinal))));
        var runs = (await RunsAsync()).Where(run => names.Contains(run.ProgramName)).ToList();
        Assert.All(names, name => Assert.Single(runs, run => run.ProgramName == name && run.Status == RunStatus.Published));

        // The run that the first server was killed in is the second server's to clear up: it is Abandoned, and another one was published in
        // its place.
        var killed = Assert.Single(runs, run => run.RunKey == int.Parse(began.Groups["run"].ValueSpan, CultureInfo.InvariantCulture));
        Assert.Equal((began.Groups["program"].Value, RunStatus.Abandoned), (killed.ProgramName, killed.Status));
        Assert.All(runs, run => Assert.Contains(run.Status, new[] { RunStatus.Published, RunStatus.Abandoned }));
        await AssertFreeAsync(names);
    }

    [Fact]
    public async Task A_server_killed_during_a_load_or_a_publication_leaves_nothing_double_and_the_next_one_goes_on()
    {
        database.SkipUnlessAvailable();
        await StopSchedulesAsync();
        database.WriteSales("watched/big.csv", 4_000);
        await SetAsync("follower", "");
        var catalog = new LoadDefinitionCatalog(database.Store, TimeProvider.System, NullLogger.Instance);
        await catalog.AddAsync(
            "watched",
            new OptionTexts
            {
                ["folder"] = Path.Combine(database.Folder, "watched"),
                ["settle-seconds"] = "0",
                ["schedule"] = "* * * * *",
                ["then-run"] = "follower"
            },
            Cancellation);
        using (var loading = ServerProcess.Start(database))
        {
            await WhenAsync(
                async () =>
                    await database.ScalarAsync<int>(
                        "SELECT COUNT(*) FROM etl.Load AS l WHERE l.SourceName = 'big.csv' AND l.Status = 'Running';") == 1);
            loading.Kill();
        }

        using (var publishing = ServerProcess.Start(database))
        {
            await WhenAsync(async () =>
                await database.ScalarAsync<int>(
                    "SELECT COUNT(*) FROM HangFire.JobParameter AS p WHERE p.Name = N'Progress' AND (p.Value LIKE N'%publishing%' OR "
                    + "p.Value LIKE N'%committing%');") > 0
                || (await RunsAsync()).Any(run => run.ProgramName == "follower" && run.Status == RunStatus.Published));
            publishing.Kill();
        }

        using var last = ServerProcess.Start(database);
        await WhenAsync(async () => (await RunsAsync()).Any(run => run.ProgramName == "follower" && run.IsLatest));
        Assert.Equal(
            1,
            await database.ScalarAsync<int>(
                "SELECT COUNT(*) FROM etl.Load AS l WHERE l.SourceName = 'big.csv' AND l.Status = 'Completed';"));
        Assert.Equal(
            4_000,
            await database.ScalarAsync<int>(
                "SELECT COUNT(*) FROM sales.SalesTransaction AS t INNER JOIN etl.Load AS l ON l.LoadKey = t.LoadKey WHERE l.SourceName = "
                + "'big.csv';"));

        // What the killed servers held is taken up again after two minutes: only when every job has come to its end has nothing been done
        // twice.
        await WhenAsync(
            async () =>
                await database.ScalarAsync<int>(
                    "SELECT COUNT(*) FROM HangFire.Job AS j WHERE j.StateName NOT IN (N'Succeeded', N'Deleted', N'Failed');") == 0);
        await last.WhenLineAsync(line => line.Contains("Nothing new in watched.", StringComparison.Ordinal));
        Assert.Single(await RunsAsync(), run => run.ProgramName == "follower" && run.Status == RunStatus.Published);
        Assert.Equal(0, await database.ScalarAsync<int>("SELECT COUNT(*) FROM etl.Load AS l WHERE l.Status = 'Running';"));
        await AssertFreeAsync(["follower", "$load"]);
    }

    [Fact]
    public async Task A_database_that_is_gone_in_mid_run_is_waited_for()
    {
        database.SkipUnlessAvailable();
        await StopSchedulesAsync();
        await database.LoadAsync(500, "gone.csv");
        using var proxy = new TcpProxy(database.Endpoint);
        using var server = ServerProcess.Start(database, proxy.Port);
        await server.WhenLineAsync(IsStarted);
        await SetAsync("cut-off", "* * * * *");
        await server.WhenLineAsync(line => line.Contains(" of cut-off began", StringComparison.Ordinal));

        // Lock, transaction and Hangfire's own connections go at once.
        proxy.Break();

        // Long enough that the run has noticed, and that two of Hangfire's heartbeats, which come every half minute, have failed.
        await server.WhenLineAsync(line => line.Contains("(run) failed after", StringComparison.Ordinal));
        await WhenAsync(() => Task.FromResult(server.Lines.Count(IsFailedHeartbeat) >= 2));
        await WhenAsync(async () => await server.ReadyAsync() == HttpStatusCode.ServiceUnavailable);
        Assert.True(server.IsAlive);
        Assert.DoesNotContain(await RunsAsync(), run => run.ProgramName == "cut-off" && run.Status == RunStatus.Published);

        proxy.Mend();
        await WhenAsync(async () => (await RunsAsync()).Any(run => run.ProgramName == "cut-off" && run.IsLatest));
        await WhenAsync(async () => await server.ReadyAsync() == HttpStatusCode.OK);
        Assert.Single(await RunsAsync(), run => run.ProgramName == "cut-off" && run.Status == RunStatus.Published);
        Assert.DoesNotContain(server.Lines, line => line.Contains(database.Secret, StringComparison.Ordinal));
        await AssertFreeAsync(["cut-off"]);
    }

    [GeneratedRegex(@"\] Run (?<run>\d+) of (?<program>\S+) began")]
    private static partial Regex Began();

    private static bool IsFailedHeartbeat(string line) => line.Contains("exception while sending heartbeat", StringComparison.Ordinal);

    private static bool IsStarted(string line) => line.Contains("Application started", StringComparison.Ordinal);

    private Task<IReadOnlyList<RunRecord>> RunsAsync() => database.Store.Runs.ListAsync(null, Cancellation);

    private async Task SetAsync(string name, string schedule)
    {
        var catalog = new ProgramCatalog(database.Store, TimeProvider.System, NullLogger.Instance);
        var change = new OptionTexts
        {
            ["schedule"] = schedule,
            ["freshness-days"] = "0",
            ["clusters"] = "off",
            ["value"] = "off"
        };
        await catalog.AddAsync(name, change, Cancellation);
    }

    // The tests of the class share a database: what an earlier one scheduled shall not run into the next.
    private async Task StopSchedulesAsync()
    {
        var programs = new ProgramCatalog(database.Store, TimeProvider.System, NullLogger.Instance);
        foreach (var program in await programs.ListAsync(Cancellation))
        {
            await programs.SetAsync(program.ProgramName, new OptionTexts { ["active"] = "false" }, Cancellation);
        }

        var loads = new LoadDefinitionCatalog(database.Store, TimeProvider.System, NullLogger.Instance);
        foreach (var load in await loads.ListAsync(Cancellation))
        {
            await loads.RemoveAsync(load.LoadName, Cancellation);
        }
    }

    private async Task AssertFreeAsync(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            await using var free = await database.Store.ProgramLocks.AcquireAsync(name, TimeSpan.FromSeconds(30), Cancellation);
            await free.EnsureHeldAsync(Cancellation);
        }
    }

    private static async Task WhenAsync(Func<Task<bool>> isSoAsync)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await isSoAsync())
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, "It did not become so in time.");
            await Task.Delay(100, Cancellation);
        }
    }
}
