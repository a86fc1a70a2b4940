using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using RfmBatch.Storage.Loading;
using RfmBatch.Storage.Sql;
using RfmBatch.Storage.Sqlite.Native;

namespace RfmBatch.Storage.Sqlite.Loading;

/// <summary>One load in one transaction; the caller's thread writes while the parser's fills the next batch.</summary>
internal sealed class SqliteLoadSession : ILoadSession
{
    // 128 MB: batches pass over the table's pages in order, but the index of customers' ids is written all over. A checkpoint in the middle
    // of the transaction could not free anything, so the next is left to its end.
    private const string LoadPragmas = "PRAGMA cache_size = -131072; PRAGMA wal_autocheckpoint = 0;";

    private const string UsualPragmas = "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 1000; PRAGMA wal_checkpoint(PASSIVE);";

    private readonly SqlDialect _dialect;
    private readonly SqliteConnection _connection;
    private readonly IRowAccess _rows;
    private readonly SqliteSaleWriter _sales;
    private readonly SqliteCustomerWriter _customers;
    private readonly SqliteProductWriter _products;
    private readonly IRowStatement _insertReject;
    private readonly LoadStart _start;
    private DbTransaction? _transaction;

    private SqliteLoadSession(
        SqlDialect dialect, SqliteConnection connection, DbTransaction transaction, int loadKey, LoadStart start, long saleCount)
    {
        _start = start;
        _dialect = dialect;
        _connection = connection;
        _transaction = transaction;
        LoadKey = loadKey;
        _rows = IRowAccess.Of(connection);
        _customers = new SqliteCustomerWriter(_rows);
        _products = new SqliteProductWriter(_rows);
        _sales = new SqliteSaleWriter(_rows, loadKey, saleCount);
        _insertReject = _rows.Prepare(
            $"INSERT INTO etl_RejectedRow (LoadKey, LineNumber, ReasonCode, ColumnName, RawText) VALUES ({loadKey}, ?1, ?2, ?3, ?4);");
    }

    /// <inheritdoc/>
    public int LoadKey { get; }

    /// <summary>Begins; the session owns the connection.</summary>
    public static async Task<SqliteLoadSession> BeginAsync(
        SqlDialect dialect, SqliteConnection connection, int loadKey, LoadStart start, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(SqlDialect.Command(LoadPragmas, null, cancellationToken));
        var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
        var saleCount = await LoadLedger.CountSalesAsync(dialect, connection, transaction, cancellationToken);
        return new SqliteLoadSession(dialect, connection, transaction, loadKey, start, saleCount);
    }

    /// <inheritdoc/>
    public Task WriteAsync(LoadBatch batch, CancellationToken cancellationToken) => Guard(() =>
    {
        _customers.Add(batch.NewCustomers);
        _products.Write(batch.NewProducts);
        _sales.Write(batch, _customers, _products, cancellationToken);
        foreach (var reject in batch.Rejects)
        {
            _insertReject.Bind(1, reject.LineNumber);
            _insertReject.Bind(2, reject.ReasonCode);
            _insertReject.Bind(3, reject.ColumnName);
            _insertReject.Bind(4, reject.RawText);
            _insertReject.Run();
        }
    });

    /// <inheritdoc/>
    public Task WriteAttributesAsync(IReadOnlyList<CustomerAttributeValue> attributes, CancellationToken cancellationToken) => Guard(() =>
    {
        using var writer = new SqliteAttributeWriter(_rows, LoadKey);
        foreach (var value in attributes)
        {
            writer.Write(_customers.KeyOf(value.CustomerIndex), value);
        }
    });

    /// <inheritdoc/>
    public async Task<LoadTotals> CompleteAsync(
        LoadTotals totals,
        IReadOnlyList<RejectCount> rejects,
        Func<LoadComparison, bool> judge,
        DateTimeOffset finishedAt,
        CancellationToken cancellationToken)
    {
        await Guard(_customers.Write);
        try
        {
            await _sales.Days.WriteAsync(_dialect, _transaction!, LoadKey, cancellationToken);
            await _products.KeepAsync(_dialect, _transaction!, LoadKey, cancellationToken);
            var closing = new LoadClosing(_dialect, _transaction!, LoadKey, _start, _ => Guard(() => _customers.Name(LoadKey)));
            var stayed = await closing.CloseAsync(totals, rejects, judge, finishedAt, cancellationToken);
            await _transaction!.CommitAsync(cancellationToken);
            await EndTransactionAsync();
            return stayed;
        }
        catch (SqliteException error) when (_dialect.Explain(error) is { } explained)
        {
            throw explained;
        }
    }

    /// <inheritdoc/>
    public async Task FailAsync(LoadTotals totals, string reason, DateTimeOffset finishedAt, CancellationToken cancellationToken)
    {
        await RollbackAsync();
        await LoadLedger.CloseAsync(
            _dialect, _connection, null, LoadKey, "Failed", totals.OfFailure(), reason, finishedAt, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await RollbackAsync();
        _sales.Dispose();
        _customers.Dispose();
        _products.Dispose();
        _insertReject.Dispose();
        await CleanUp.TryAsync(() => _connection.ExecuteAsync(UsualPragmas));
        await _connection.DisposeAsync();
    }

    private async Task RollbackAsync()
    {
        if (_transaction is not null)
        {
            // A full disk has already rolled back by itself; rolling back twice is an error then.
            try
            {
                await _transaction.RollbackAsync(CancellationToken.None);
            }
            catch (SqliteException)
            {
            }

            await EndTransactionAsync();
        }
    }

    private async Task EndTransactionAsync()
    {
        await _transaction!.DisposeAsync();
        _transaction = null;
    }

    private Task Guard(Action write)
    {
        try
        {
            using var hold = _rows.Hold();
            write();
            return Task.CompletedTask;
        }
        catch (SqliteException error)
        {
            return Task.FromException(_dialect.Explain(error) ?? (Exception)error);
        }
    }
}
