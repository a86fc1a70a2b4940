using System.Data;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using RfmBatch.Core;
using RfmBatch.Storage.Locking;
using RfmBatch.Storage.Sql;
using RfmBatch.Storage.SqlServer.Sql;

namespace RfmBatch.Storage.SqlServer.Locking;

/// <summary>An exclusive application lock that belongs to a session; closing the session releases it.</summary>
/// <remarks>The connection is not pooled: a session handed back to the pool would keep the lock until somebody reuses it.</remarks>
internal sealed class ApplicationLock : IAsyncDisposable
{
    private const string ReadMode = "SELECT APPLOCK_MODE(N'public', @Resource, N'Session');";

    // A long @LockTimeout would park one of the server's worker threads per waiting client; asking again costs nothing.
    private static readonly TimeSpan RetryEvery = TimeSpan.FromMilliseconds(500);

    private readonly string _resource;

    private ApplicationLock(DbConnection connection, string resource)
    {
        Connection = connection;
        _resource = resource;
    }

    public DbConnection Connection { get; }

    /// <summary>The lock of a deployment, which db/SqlServer/Script/Begin.sql takes too.</summary>
    public static string DeploymentOf(SqlServerDialect dialect) => $"RfmBatch.Deploy.{dialect.DatabaseName.ToLowerInvariant()}";

    /// <summary>The lock of a program.</summary>
    public static string ProgramOf(SqlServerDialect dialect, string programName) => ResourceFor(dialect, $"Program.{programName}");

    /// <summary>Takes the lock, or returns null when another session holds it until the wait is over.</summary>
    public static async Task<ApplicationLock?> TryTakeAsync(
        SqlServerDialect dialect, string resource, TimeSpan wait, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (await TryOnSessionAsync(dialect, resource, started, wait, cancellationToken) is { } taken)
            {
                return taken;
            }

            if (TimeProvider.System.GetElapsedTime(started) >= wait)
            {
                return null;
            }
        }
    }

    /// <summary>Asks the server whether this session holds the lock.</summary>
    /// <exception cref="ProgramLockLostException">It does not; a broken connection lost it silently.</exception>
    public async Task EnsureHeldAsync(DbTransaction? transaction, CancellationToken cancellationToken)
    {
        var mode = Connection.State == ConnectionState.Open ? await ModeAsync(transaction, cancellationToken) : null;
        if (mode != "Exclusive")
        {
            throw new ProgramLockLostException(
                "The connection that held the program's lock was lost, and the lock with it.",
                "Repeat the command; what was not published is not visible.");
        }
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();

    // Readable in sys.dm_tran_locks, and told apart by a hash: a resource compares by the database's collation.
    // The hash includes the database, since a server's locks may reach over all of its databases; in small letters, since connection
    // strings may write its name as they like.
    private static string ResourceFor(SqlServerDialect dialect, string name)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{dialect.DatabaseName.ToLowerInvariant()}\n{name}")));
        return $"RfmBatch.{hash[..16]}.{name}";
    }

    private static async Task<ApplicationLock?> TryOnSessionAsync(
        SqlServerDialect dialect, string resource, long started, TimeSpan wait, CancellationToken cancellationToken)
    {
        var connection = await dialect.OpenUnpooledAsync(cancellationToken);
        try
        {
            for (var attempt = 1; attempt <= Babelfish.LockTriesPerSession; attempt++)
            {
                if (await TryOnceAsync(connection, resource, cancellationToken))
                {
                    // A server may leave LOCK_TIMEOUT at what the procedure was asked with.
                    await connection.ExecuteAsync(SqlDialect.Command(SqlServerDialect.SessionSettings, null, cancellationToken));
                    return new ApplicationLock(connection, resource);
                }

                if (TimeProvider.System.GetElapsedTime(started) >= wait)
                {
                    break;
                }

                await Task.Delay(RetryEvery, cancellationToken);
            }
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }

        await connection.DisposeAsync();
        return null;
    }

    private static async Task<bool> TryOnceAsync(DbConnection connection, string resource, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters();
        parameters.Add("Resource", resource, DbType.String, size: 255);
        parameters.Add("LockMode", "Exclusive", DbType.AnsiString, size: 32);
        parameters.Add("LockOwner", "Session", DbType.AnsiString, size: 32);
        parameters.Add("LockTimeout", Babelfish.LockTryMs, DbType.Int32);
        parameters.Add("Result", dbType: DbType.Int32, direction: ParameterDirection.ReturnValue);
        await connection.ExecuteAsync(new CommandDefinition(
            "sp_getapplock",
            parameters,
            null,
            SqlDialect.ShortTimeoutSeconds,
            CommandType.StoredProcedure,
            CommandFlags.None,
            cancellationToken));

        // 0 and 1: granted; -1: time-out; -2 cancelled, -3 deadlock victim, -999 bad parameter.
        return parameters.Get<int>("Result") switch
        {
            >= 0 => true,
            -1 => false,
            var result =>
                throw new RfmBatchException(
                    $"The server did not grant the program's lock (sp_getapplock returned {result}).", "Repeat the command."),
        };
    }

    private async Task<string?> ModeAsync(DbTransaction? transaction, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters();
        parameters.Add("Resource", _resource, DbType.String, size: 255);
        try
        {
            return await Connection.ExecuteScalarAsync<string>(
                SqlDialect.Command(ReadMode, parameters, cancellationToken, transaction));
        }
        catch (DbException)
        {
            return null;
        }
    }
}
