using System.Data.Common;
using Dapper;
using RfmBatch.Core;
using RfmBatch.Storage.Deployment;
using RfmBatch.Storage.Sql;
using RfmBatch.Storage.Sqlite.Locking;
using RfmBatch.Storage.Sqlite.Sql;

namespace RfmBatch.Storage.Sqlite.Deployment;

/// <summary>Deploys into a SQLite file.</summary>
internal sealed class SqliteSchemaDeployer(SqliteDialect dialect, string displayName)
    : SchemaDeployer(dialect, displayName, new SqliteMigrationRunner(dialect))
{
    // A deployment takes seconds; one that waits for another finds nothing left to do.
    private static readonly TimeSpan LockWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LockRetryEvery = TimeSpan.FromMilliseconds(200);

    private const long SmallestPage = 512;

    protected override async Task<DbConnection?> OpenExistingAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(dialect.FilePath))
        {
            return null;
        }

        // SQLite takes a file shorter than its smallest page for an empty one and would write over it.
        if (new FileInfo(dialect.FilePath).Length is > 0 and < SmallestPage)
        {
            throw SqliteErrors.NoDatabase(dialect.DisplayName);
        }

        return await dialect.OpenAsync(cancellationToken);
    }

    protected override async Task<DbConnection> OpenForDeploymentAsync(CancellationToken cancellationToken)
    {
        CreatePrivate(dialect.FilePath);
        var connection = await dialect.OpenOrCreateAsync(cancellationToken);

        // Kept in the file: readers never wait for a writer. Where shared memory is impossible SQLite stays with its old journal, which is
        // correct too.
        await connection.ExecuteScalarAsync<string>(SqlDialect.Command("PRAGMA journal_mode = WAL;", null, cancellationToken));
        return connection;
    }

    // It holds customers. Files beside it get its mode from SQLite; of a file that is there, its owner has decided.
    private static void CreatePrivate(string path)
    {
        if (OperatingSystem.IsWindows() || File.Exists(path) || !Directory.Exists(Path.GetDirectoryName(path)))
        {
            return;
        }

        try
        {
            using var file = new FileStream(
                path,
                new FileStreamOptions
                {
                    Mode = FileMode.CreateNew,
                    Access = FileAccess.Write,
                    UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                });
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Somebody was faster, or it may not be created: SQLite says which.
        }
    }

    protected override async Task<IAsyncDisposable> TakeDeploymentLockAsync(CancellationToken cancellationToken)
    {
        LockFolder.Create(dialect.FilePath);
        var path = LockFolder.DeploymentFileOf(dialect.FilePath);
        var oldPath = LockFolder.OldDeploymentFileOf(dialect.FilePath);
        return await LockFile.TryTakeAsync(path, oldPath, LockWait, LockRetryEvery, cancellationToken)
            ?? throw new RfmBatchException(
                $"Another deployment of {dialect.DisplayName} is under way.", "Wait for it to end, then try again.");
    }
}
