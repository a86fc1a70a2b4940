using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using RfmBatch.Core;
using RfmBatch.Core.Operations;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Loading;

/// <summary>
/// What both engines share of <see cref="ITransactionStore"/>: the ledger, the calendar and forgetting, over twin query files.
/// </summary>
/// <param name="dialect">The engine's dialect.</param>
public abstract class TransactionStore(SqlDialect dialect) : ITransactionStore
{
    // Only the holder of the load lock sends it, so whatever is Running belongs to nobody alive.
    // What they wrote or staged went with their sessions.
    private const string AbandonRunning =
        """
        UPDATE {etl.Load} SET Status = 'Abandoned', FinishedAt = @FinishedAt, FailureText = 'The process ended before the load did.'
        WHERE Status = 'Running';
        """;

    private const string FindCustomer = "SELECT c.CustomerKey AS CustomerKey FROM {sales.Customer} AS c WHERE c.CustomerId = @CustomerId;";

    private const string ReadBuyers =
        """
        SELECT c.CustomerId AS CustomerId FROM {sales.Customer} AS c
        WHERE EXISTS (
            SELECT 1 AS Found FROM {sales.SalesTransaction} AS t WHERE t.CustomerKey = c.CustomerKey AND t.RemovedByLoadKey IS NULL
        );
        """;

    private const string ReadSaleDays =
        """
        SELECT DISTINCT d.OrderDate AS OrderDate FROM {sales.LoadDay} AS d WHERE d.RemovedByLoadKey IS NULL;
        """;

    private const string ReadLoads =
        """
        SELECT COUNT(*) AS LoadCount, COALESCE(SUM(l.RowsRead), 0) AS RowsRead, COALESCE(SUM(l.RowsRejected), 0) AS RowsRejected
        FROM {etl.Load} AS l
        LEFT JOIN {etl.Load} AS u ON u.UndoesLoadKey = l.LoadKey AND u.Status = 'Completed' AND u.LoadKey <= @ToLoadKey
        WHERE l.LoadKind = 'transactions' AND l.Status = 'Completed' AND l.LoadKey > @AfterLoadKey AND l.LoadKey <= @ToLoadKey
            AND l.UndoesLoadKey IS NULL AND u.LoadKey IS NULL;
        """;

    private const string ReadShapes =
        """
        SELECT s.ReasonCode AS ReasonCode, s.Shape AS Shape, SUM(s.RowsRejected) AS RowsRejected
        FROM {etl.RejectShape} AS s
        INNER JOIN {etl.Load} AS l ON l.LoadKey = s.LoadKey
        LEFT JOIN {etl.Load} AS u ON u.UndoesLoadKey = l.LoadKey AND u.Status = 'Completed' AND u.LoadKey <= @ToLoadKey
        WHERE l.LoadKind = 'transactions' AND l.Status = 'Completed' AND l.LoadKey > @AfterLoadKey AND l.LoadKey <= @ToLoadKey
            AND u.LoadKey IS NULL
        GROUP BY s.ReasonCode, s.Shape
        ORDER BY SUM(s.RowsRejected) DESC, s.ReasonCode, s.Shape;
        """;

    // Raw text may hold personal data.
    private const string ClearRejectedText =
        """
        UPDATE {etl.RejectedRow} SET RawText = NULL
        WHERE RawText IS NOT NULL AND LoadKey IN (SELECT l.LoadKey FROM {etl.Load} AS l WHERE l.StartedAt < @Before);
        """;

    /// <summary>The engine's dialect.</summary>
    protected SqlDialect Dialect { get; } = dialect;

    /// <inheritdoc/>
    public async Task<CompletedLoad?> FindCompletedAsync(string kind, string sourceHash, CancellationToken cancellationToken)
    {
        await using var connection = await Dialect.OpenAsync(cancellationToken);

        // Of varchar as the columns are: compared with nvarchar the column would be converted, and its index not sought in.
        var parameters = new DynamicParameters();
        parameters.Add("LoadKind", kind, DbType.AnsiString, size: 20);
        parameters.Add("SourceHash", sourceHash, DbType.AnsiString, size: 64);
        await using var reader = await connection.ExecuteReaderAsync(
            SqlDialect.Command(Dialect.Text("Queries/Load_FindCompleted"), parameters, cancellationToken));
        return await reader.ReadAsync(cancellationToken)
            ? new CompletedLoad(
                Convert.ToInt32(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture),
                reader.GetString(1),
                Dialect.ReadInstant(reader, 2),
                reader.GetInt64(3),
                Dialect.ReadAmount(reader, 4),
                reader.IsDBNull(5) ? null : Day.ToDate(Dialect.ReadDay(reader, 5)),
                reader.IsDBNull(6) ? null : Day.ToDate(Dialect.ReadDay(reader, 6)),
                reader.IsDBNull(7) ? null : Convert.ToInt32(reader.GetValue(7), System.Globalization.CultureInfo.InvariantCulture))
            : null;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ReadBuyersAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var connection = await Dialect.OpenAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(
            SqlDialect.Command(
                Dialect.Resolve(ReadBuyers), null, cancellationToken, timeoutSeconds: SqlDialect.LongTimeoutSeconds));
        while (await reader.ReadAsync(cancellationToken))
        {
            yield return reader.GetString(0);
        }
    }

    /// <inheritdoc/>
    public async Task AbandonRunningAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await Dialect.OpenAsync(cancellationToken);
        var parameters = new DynamicParameters();
        Dialect.AddInstant(parameters, "FinishedAt", now);
        await connection.ExecuteAsync(
            SqlDialect.Command(
                Dialect.Resolve(AbandonRunning), parameters, cancellationToken, timeoutSeconds: SqlDialect.LongTimeoutSeconds));
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<int>> ReadSaleDaysAsync(CancellationToken cancellationToken)
    {
        await using var connection = await Dialect.OpenAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(
            SqlDialect.Command(
                Dialect.Resolve(ReadSaleDays), null, cancellationToken, timeoutSeconds: SqlDialect.LongTimeoutSeconds));
        List<int> days = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            days.Add(Dialect.ReadDay(reader, 0));
        }

        return days;
    }

    /// <inheritdoc/>
    public async Task<ILoadSession> BeginAsync(LoadStart start, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(start);
        var loadKey = await InsertLoadAsync(start, cancellationToken);
        try
        {
            return await BeginSessionAsync(loadKey, start, cancellationToken);
        }
        catch (Exception error)
        {
            // Nobody has a session that could end it.
            await FailAsync(loadKey, LoadLedger.ReasonOf(error, cancellationToken), start.StartedAt);
            throw;
        }
    }

    /// <inheritdoc/>
    public abstract Task<SourceTable?> DescribeTableAsync(string tableName, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public async Task<TableLoadResult> LoadTableAsync(TableLoad load, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(load);
        var loadKey = await InsertLoadAsync(load.Start, cancellationToken);
        try
        {
            await using var connection = await Dialect.OpenAsync(cancellationToken);
            var runner = new TableLoadRunner(
                Dialect, connection, TableText(connection, load), load, loadKey, () => ReadSaleDaysAsync(cancellationToken));
            return await runner.RunAsync(cancellationToken);
        }
        catch (Exception error)
        {
            var explained = error is DbException failure ? Dialect.Explain(failure) : null;
            await FailAsync(loadKey, LoadLedger.ReasonOf(explained ?? error, cancellationToken), load.Clock.GetUtcNow());
            if (explained is not null)
            {
                throw explained;
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<bool> ForgetAsync(string customerId, string token, CancellationToken cancellationToken)
    {
        var form = await new CustomerFormStore(Dialect).ReadAsync(cancellationToken);
        var formedId = form.Of(customerId);
        await using var connection = await Dialect.OpenAsync(cancellationToken);
        await using var transaction = await Dialect.BeginWriteAsync(connection, cancellationToken);
        var parameters = new DynamicParameters();
        parameters.Add("CustomerId", formedId, System.Data.DbType.String, size: 100);
        int? customerKey = await connection.ExecuteScalarAsync<int?>(
            SqlDialect.Command(Dialect.Resolve(FindCustomer), parameters, cancellationToken, transaction));
        if (customerKey is null)
        {
            return false;
        }

        parameters.Add("CustomerKey", customerKey.Value);
        parameters.Add("Token", token, System.Data.DbType.String, size: 100);
        await connection.ExecuteAsync(
            SqlDialect.Command(
                Dialect.Text("Queries/Load_ForgetCustomer"), parameters, cancellationToken, transaction, SqlDialect.LongTimeoutSeconds));
        if (form == CustomerForm.Lower)
        {
            await new OtherWritings(Dialect, transaction).ClearAsync(formedId, cancellationToken);
        }

        await new AuditStore(Dialect).WriteAsync(AuditEntry.Forget(token), transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <inheritdoc/>
    public async Task<LoadRejects> ReadRejectsAsync(int afterLoadKey, int toLoadKey, CancellationToken cancellationToken)
    {
        await using var connection = await Dialect.OpenAsync(cancellationToken);
        var parameters = new DynamicParameters();
        parameters.Add("AfterLoadKey", afterLoadKey, System.Data.DbType.Int32);
        parameters.Add("ToLoadKey", toLoadKey, System.Data.DbType.Int32);
        var (loads, read, rejected) = await connection.QuerySingleAsync<(int LoadCount, long RowsRead, long RowsRejected)>(
            SqlDialect.Command(Dialect.Resolve(ReadLoads), parameters, cancellationToken));
        var shapes = rejected == 0
            ? []
            : await connection.QueryAsync<(string ReasonCode, string Shape, long RowsRejected)>(
                SqlDialect.Command(Dialect.Resolve(ReadShapes), parameters, cancellationToken));
        return new LoadRejects(
            loads, read, rejected, [.. shapes.Select(shape => new RejectedShape(shape.ReasonCode, shape.Shape, shape.RowsRejected))]);
    }

    /// <inheritdoc/>
    public async Task<int> ClearRejectedTextAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var connection = await Dialect.OpenAsync(cancellationToken);
        var parameters = new DynamicParameters();
        Dialect.AddInstant(parameters, "Before", before);
        return await connection.ExecuteAsync(
            SqlDialect.Command(
                Dialect.Resolve(ClearRejectedText),
                parameters,
                cancellationToken,
                timeoutSeconds: SqlDialect.LongTimeoutSeconds));
    }

    /// <summary>Begins the engine's way of writing.</summary>
    protected abstract Task<ILoadSession> BeginSessionAsync(int loadKey, LoadStart start, CancellationToken cancellationToken);

    /// <summary>The statements of a set-based load, on a connection that may need preparing.</summary>
    protected abstract TableLoadText TableText(DbConnection connection, TableLoad load);

    private Task<int> InsertLoadAsync(LoadStart start, CancellationToken cancellationToken) =>
        LoadLedger.BeginAsync(Dialect, start, null, cancellationToken);

    private Task FailAsync(int loadKey, string reason, DateTimeOffset finishedAt) =>
        LoadLedger.FailAsync(Dialect, loadKey, LoadTotals.None, reason, finishedAt, CancellationToken.None);
}
