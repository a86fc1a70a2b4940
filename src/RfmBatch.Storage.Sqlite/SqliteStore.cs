using Microsoft.Data.Sqlite;
using RfmBatch.Storage.Deployment;
using RfmBatch.Storage.Loading;
using RfmBatch.Storage.Locking;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Runs;
using RfmBatch.Storage.Sql;
using RfmBatch.Storage.Sqlite.Deployment;
using RfmBatch.Storage.Sqlite.Loading;
using RfmBatch.Storage.Sqlite.Locking;
using RfmBatch.Storage.Sqlite.Operations;
using RfmBatch.Storage.Sqlite.Runs;
using RfmBatch.Storage.Sqlite.Sql;

namespace RfmBatch.Storage.Sqlite;

/// <summary>A store in one SQLite file (with its <c>-wal</c> and <c>-shm</c> beside it).</summary>
internal sealed class SqliteStore : RfmStore
{
    private readonly SqliteDialect _dialect;

    /// <summary>Makes the store of a file. Nothing is opened or created yet.</summary>
    /// <param name="path">The file, relative to the current directory or absolute.</param>
    public SqliteStore(string path)
    {
        _dialect = new SqliteDialect(path);
        Schema = new SqliteSchemaDeployer(_dialect, DisplayName);
        ProgramLocks = new SqliteProgramLocks(_dialect);
        Inspector = new SqliteStoreInspector(_dialect);
        Transactions = new SqliteTransactionStore(_dialect);
        CustomerRfm = new SqliteCustomerRfmWriter(_dialect);
    }

    /// <inheritdoc/>
    public override string DisplayName => _dialect.DisplayName;

    /// <inheritdoc/>
    public override SqlDialect Dialect => _dialect;

    /// <inheritdoc/>
    public override ISchemaDeployer Schema { get; }

    /// <inheritdoc/>
    public override IProgramLocks ProgramLocks { get; }

    /// <inheritdoc/>
    public override IStoreInspector Inspector { get; }

    /// <inheritdoc/>
    public override ITransactionStore Transactions { get; }

    /// <inheritdoc/>
    public override ICustomerRfmWriter CustomerRfm { get; }

    /// <summary>SQLite runs a query on one thread: two connections read two halves at once. More would fight over one disk.</summary>
    protected override int ReaderCount => 2;

    /// <inheritdoc/>
    protected override bool AddsUpLines => true;

    /// <inheritdoc/>
    protected override int PurgeRowsPerStatement => 50_000;

    /// <inheritdoc/>
    public override Task ScrubAsync(IReadOnlyCollection<string> texts, CancellationToken cancellationToken) =>
        new FileScrub(_dialect).DoAsync(texts, cancellationToken);

    /// <inheritdoc/>
    public override Task EnsureInPlaceAsync(CancellationToken cancellationToken) =>
        new FileInPlace(_dialect).CheckAsync(cancellationToken);

    /// <summary>
    /// Closes the pooled connections: each would keep up to 64 MB of the file's pages for as long as it is used now and then.
    /// </summary>
    public override void ReleaseIdle()
    {
        using var connection = new SqliteConnection(_dialect.ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    /// <summary>Closes the pooled connections, so that the write-ahead log is folded back and the file can be moved.</summary>
    public override ValueTask DisposeAsync()
    {
        ReleaseIdle();
        return base.DisposeAsync();
    }
}
