using System.Data;
using System.Data.Common;
using Dapper;
using RfmBatch.Storage.Loading;
using RfmBatch.Storage.Sql;
using RfmBatch.Storage.SqlServer.Sql;

namespace RfmBatch.Storage.SqlServer.Loading;

/// <summary>One load: bulk copies into staging, temporary tables of its connection, while the file is read, then one transaction.</summary>
internal sealed class SqlServerLoadSession : ILoadSession
{
    private readonly SqlServerDialect _dialect;
    private readonly DbConnection _connection;
    private readonly SqlServerStaging _staging;
    private readonly LoadStart _start;

    private SqlServerLoadSession(SqlServerDialect dialect, DbConnection connection, int loadKey, LoadStart start)
    {
        _dialect = dialect;
        _start = start;
        _connection = connection;
        _staging = new SqlServerStaging(dialect.BulkCopy, connection);
        LoadKey = loadKey;
    }

    /// <inheritdoc/>
    public int LoadKey { get; }

    /// <summary>Begins; the session owns the connection.</summary>
    public static async Task<SqlServerLoadSession> BeginAsync(
        SqlServerDialect dialect, DbConnection connection, int loadKey, LoadStart start, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(SqlDialect.Command(dialect.Text("Queries/Load_CreateStaging"), null, cancellationToken));
        return new SqlServerLoadSession(dialect, connection, loadKey, start);
    }

    /// <inheritdoc/>
    public Task WriteAsync(LoadBatch batch, CancellationToken cancellationToken) =>
        GuardAsync(() => _staging.WriteAsync(batch, cancellationToken));

    /// <inheritdoc/>
    public Task WriteAttributesAsync(IReadOnlyList<CustomerAttributeValue> attributes, CancellationToken cancellationToken) =>
        GuardAsync(() => _staging.WriteAsync(attributes, cancellationToken));

    /// <inheritdoc/>
    public Task<LoadTotals> CompleteAsync(
        LoadTotals totals,
        IReadOnlyList<RejectCount> rejects,
        Func<LoadComparison, bool> judge,
        DateTimeOffset finishedAt,
        CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        await _staging.WriteNamesAsync(cancellationToken);
        await using var transaction = await _dialect.BeginWriteAsync(_connection, cancellationToken);
        var staged = new StagedLoad(_dialect, transaction, LoadKey);
        await staged.ApplyAsync(
            () => _staging.Days.WriteAsync(_dialect, transaction, LoadKey, cancellationToken), cancellationToken);
        var closing = new LoadClosing(_dialect, transaction, LoadKey, _start, staged.NameCustomersAsync);
        var stayed = await closing.CloseAsync(totals, rejects, judge, finishedAt, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return stayed;
    });

    /// <inheritdoc/>
    public Task FailAsync(LoadTotals totals, string reason, DateTimeOffset finishedAt, CancellationToken cancellationToken) =>
        LoadLedger.FailAsync(_dialect, LoadKey, totals, reason, finishedAt, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_connection.State == ConnectionState.Open)
        {
            try
            {
                await _connection.ExecuteAsync(SqlDialect.Command(_dialect.Text("Queries/Load_DropStaging"), null, CancellationToken.None));
            }
            catch (DbException)
            {
                // The connection broke, and its tables went with it; the load's own failure is the one to show.
            }
        }

        await _connection.DisposeAsync();
    }

    private Task<bool> GuardAsync(Func<Task> write) => GuardAsync(async () =>
    {
        await write();
        return true;
    });

    private async Task<T> GuardAsync<T>(Func<Task<T>> write)
    {
        try
        {
            return await write();
        }
        catch (DbException error) when (_dialect.Explain(error) is { } explained)
        {
            throw explained;
        }
    }
}
