using System.Diagnostics;
using Dapper;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Loading;
using RfmBatch.Application.Programs;
using RfmBatch.Application.Runs;
using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;
using RfmBatch.Storage.Runs;
using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.SqlServer.Tests;

/// <summary>
/// Two programs run beside a reader: nobody waits long for the other, nobody is a deadlock's victim, and the reader never sees half a run.
/// </summary>
/// <remarks>Needs SQL Server: Babelfish keeps versions of rows as PostgreSQL does and has no lock of SQL Server's to wait for.</remarks>
public sealed class ConcurrentProgramsTests(SqlServerStoreFixture fixture) : IClassFixture<SqlServerStoreFixture>
{
    private const int Rounds = 3;

    private const int SampleCustomers = 250;
    private const int WrittenCustomers = 5_000;
    private const int WritingRounds = 10;
    private const int PublishedCustomers = 12_000;

    // What a dashboard's reader may notice; with READ_COMMITTED_SNAPSHOT it waits for schema locks only, and runs take none.
    private const int LockTimeoutMs = 2_000;

    private static readonly string[] _programs = ["north", "south"];

    [Fact]
    public async Task Two_programs_beside_a_reader_neither_block_nor_deadlock()
    {
        var token = TestContext.Current.CancellationToken;
        var store = await CreateStoreAsync(SampleCustomers, 7, isSnapshot: true, token);
        await using var connection = new SqlConnection(fixture.ConnectionStringOf(store));
        await connection.OpenAsync(token);

        var deadlocksBefore = await DeadlocksAsync(connection);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        var reading = ReadAsync(fixture.ConnectionStringOf(store), stop.Token);
        await Task.WhenAll(_programs.Select(program => Task.Run(() => RunAsync(store, program, token), token)));
        await stop.CancelAsync();

        var (reads, longest) = await reading;
        Assert.True(reads > 0, "the reader never came to read");
        Assert.True(longest < TimeSpan.FromMilliseconds(LockTimeoutMs), $"the reader once waited {longest}");
        Assert.Equal(deadlocksBefore, await DeadlocksAsync(connection));
    }

    [Fact]
    public async Task Two_programs_that_write_their_customers_at_once_do_not_deadlock()
    {
        var token = TestContext.Current.CancellationToken;
        var store = await CreateStoreAsync(WrittenCustomers, 1, isSnapshot: false, token);
        await using var connection = new SqlConnection(fixture.ConnectionStringOf(store));
        await connection.OpenAsync(token);

        // With and without versions of rows: staging that both programs share deadlocks either way, since DELETE takes update locks on what
        // it scans.
        var deadlocksBefore = await DeadlocksAsync(connection);
        foreach (var isSnapshot in (bool[])[false, true])
        {
            await SetSnapshotAsync(connection, isSnapshot);
            for (var round = 0; round < WritingRounds; round++)
            {
                // Begun together, so that they come to writing at about the same time.
                await Task.WhenAll(_programs.Select(program => Task.Run(() => TryAsync(store, program, token), token)));
            }
        }

        Assert.Equal(deadlocksBefore, await DeadlocksAsync(connection));
    }

    // More customers than the 5,000 locks from which a statement asks for the whole table, in both programs.
    [Fact]
    public async Task Two_programs_publish_beside_a_load_and_a_reader_without_escalation_or_lock_timeout()
    {
        var token = TestContext.Current.CancellationToken;
        var store = await CreateStoreAsync(PublishedCustomers, 1, isSnapshot: true, token);
        await using var connection = new SqlConnection(fixture.ConnectionStringOf(store));
        await connection.OpenAsync(token);

        var (deadlocks, timeouts) = (await DeadlocksAsync(connection), await CountAsync(connection, "Lock Timeouts (timeout > 0)/sec"));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        var reading = ReadAsync(fixture.ConnectionStringOf(store), stop.Token);
        var loading = LoadAsync(store, stop.Token);
        await Task.WhenAll(_programs.Select(program => Task.Run(() => RunAsync(store, program, token), token)));
        await stop.CancelAsync();

        Assert.True((await reading).Reads > 0, "the reader never came to read");
        Assert.True(await loading > 0, "nothing was loaded meanwhile");
        Assert.Equal(deadlocks, await DeadlocksAsync(connection));
        Assert.Equal(timeouts, await CountAsync(connection, "Lock Timeouts (timeout > 0)/sec"));
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>(
            """
            SELECT COALESCE(SUM(s.index_lock_promotion_count), 0)
            FROM sys.dm_db_index_operational_stats(DB_ID(), NULL, NULL, NULL) AS s
            WHERE s.object_id IN (OBJECT_ID(N'rfm.CustomerSegmentHistory'), OBJECT_ID(N'rfm.CustomerRfm'));
            """));
    }

    // A store with a sample and both programs; skipped where the server has no locks of SQL Server's.
    private async Task<RfmStore> CreateStoreAsync(int customers, int seed, bool isSnapshot, CancellationToken cancellationToken)
    {
        fixture.SkipUnlessAvailable();
        var store = await fixture.CreateOwnAsync();
        await using (var connection = new SqlConnection(fixture.ConnectionStringOf(store)))
        {
            await connection.OpenAsync(cancellationToken);
            Assert.SkipWhen(
                await connection.ExecuteScalarAsync<object?>("SELECT SERVERPROPERTY('Babelfish');") is not null,
                "Babelfish has no SQL Server locks: blocking, deadlocks, escalation and lock time-outs can only be seen on SQL Server.");
            if (isSnapshot)
            {
                await SetSnapshotAsync(connection, true);
            }
        }

        await SampleRuns.LoadAsync(store, customers, seed, cancellationToken);
        var catalog = new ProgramCatalog(store, TimeProvider.System, NullLogger.Instance);
        foreach (var program in _programs)
        {
            await catalog.AddAsync(program, new OptionTexts { ["freshness-days"] = "0" }, cancellationToken);
        }

        return store;
    }

    private static Task<int> SetSnapshotAsync(SqlConnection connection, bool isSnapshot) => connection.ExecuteAsync(
        $"ALTER DATABASE [{connection.Database}] SET READ_COMMITTED_SNAPSHOT {(isSnapshot ? "ON" : "OFF")} WITH ROLLBACK IMMEDIATE;");

    // Files of one day each, one after the other, as a shop's tills send them.
    private static async Task<int> LoadAsync(RfmStore store, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("rfmbatch-");
        try
        {
            for (var count = 0; ; count++)
            {
                if (cancellationToken.IsCancellationRequested)
                {
                    return count;
                }

                var path = Path.Combine(folder.FullName, $"{count}.csv");
                await File.WriteAllTextAsync(
                    path, $"customer,order,date,amount\nnew{count},o{count},2026-02-01,{count + 1}\n", CancellationToken.None);
                await new TransactionLoader(store, TimeProvider.System, NullLogger.Instance).LoadFileAsync(
                    new TransactionFileRequest { Path = path, Overlap = "keep" }, null, CancellationToken.None);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task TryAsync(RfmStore store, string program, CancellationToken cancellationToken)
    {
        var options = new OptionTexts { ["as-of"] = "2025-07-01", ["clusters"] = "off", ["value"] = "off" };
        var report = await new ProgramRunner(store, TimeProvider.System, NullLogger.Instance)
            .RunAsync(new RunRequest(program, options, IsTrial: true), null, cancellationToken);
        Assert.Equal(RunStatus.Trial, report.Status);
    }

    private static async Task RunAsync(RfmStore store, string program, CancellationToken cancellationToken)
    {
        for (var round = 0; round < Rounds; round++)
        {
            var options = new OptionTexts { ["as-of"] = new DateOnly(2025, 7 + round, 1).ToString(
                "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) };
            var report = await new ProgramRunner(store, TimeProvider.System, NullLogger.Instance).RunAsync(
                new RunRequest(program, options), null, cancellationToken);
            Assert.Equal(RunStatus.Published, report.Status);
        }
    }

    // Counts of what a run says of itself and of what it published: a difference is half a run.
    private static async Task<(int Reads, TimeSpan Longest)> ReadAsync(string connectionString, CancellationToken cancellationToken)
    {
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync(CancellationToken.None);
        await connection.ExecuteAsync($"SET LOCK_TIMEOUT {LockTimeoutMs};");
        var (reads, longest) = (0, TimeSpan.Zero);
        while (!cancellationToken.IsCancellationRequested)
        {
            var started = Stopwatch.GetTimestamp();
            var halves = (await connection.QueryAsync<int>(
                """
                SELECT r.RunKey AS RunKey
                FROM bi.Run AS r
                LEFT JOIN bi.CustomerRfm AS c ON c.RunKey = r.RunKey
                GROUP BY r.RunKey, r.CustomerCount
                HAVING COUNT(c.CustomerKey) <> r.CustomerCount;
                """)).AsList();
            await connection.ExecuteScalarAsync<int>("SELECT COUNT(*) FROM bi.CustomerRfmLatest;");
            var elapsed = Stopwatch.GetElapsedTime(started);
            longest = elapsed > longest ? elapsed : longest;
            reads++;
            Assert.Empty(halves);
        }

        return (reads, longest);
    }

    // A victim's retry would hide a deadlock from the runs; the server's own counter does not forget.
    private static Task<long> DeadlocksAsync(SqlConnection connection) => CountAsync(connection, "Number of Deadlocks/sec");

    private static async Task<long> CountAsync(SqlConnection connection, string counter) => await connection.ExecuteScalarAsync<long>(
        "SELECT SUM(p.cntr_value) FROM sys.dm_os_performance_counters AS p WHERE p.counter_name = @counter AND p.instance_name = "
        + "N'_Total';",
        new { counter });
}
