using System.Data;
using System.Data.Common;
using Dapper;
using Microsoft.Data.SqlClient;
using RfmBatch.Storage.Loading;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.SqlServer.Loading;

/// <summary>One load: bulk copies into staging while the file is read, then one transaction.</summary>
internal sealed class SqlServerLoadSession(SqlServerDialect dialect, SqlConnection connection, int loadKey) : ILoadSession
{
    private readonly SqlServerStaging _staging = new(connection, loadKey);
    private bool _isEnded;

    /// <inheritdoc/>
    public int LoadKey => loadKey;

    /// <inheritdoc/>
    public Task WriteAsync(LoadBatch batch, CancellationToken cancellationToken) => GuardAsync(() => _staging.WriteAsync(batch, cancellationToken));

    /// <inheritdoc/>
    public Task WriteAttributesAsync(IReadOnlyList<CustomerAttributeValue> attributes, CancellationToken cancellationToken) =>
        GuardAsync(() => _staging.WriteAsync(attributes, cancellationToken));

    /// <inheritdoc/>
    public Task CompleteAsync(LoadTotals totals, DateTimeOffset finishedAt, CancellationToken cancellationToken) => GuardAsync(async () =>
    {
        await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
        await ApplyAsync(dialect, connection, transaction, loadKey, cancellationToken);
        await LoadLedger.FillCalendarAsync(dialect, connection, transaction, totals, cancellationToken);
        await LoadLedger.CloseAsync(dialect, connection, transaction, loadKey, "Completed", totals, null, finishedAt, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        _isEnded = true;
    });

    /// <inheritdoc/>
    public async Task FailAsync(LoadTotals totals, string reason, DateTimeOffset finishedAt, CancellationToken cancellationToken)
    {
        // A connection of its own: the session's may be what failed.
        await using var other = await dialect.OpenAsync(cancellationToken);
        var stayed = totals with { RowsLoaded = 0, RowsDropped = 0, AmountLoaded = 0, FirstOrderDate = null, LastOrderDate = null };
        await LoadLedger.CloseAsync(dialect, other, null, loadKey, "Failed", stayed, reason, finishedAt, cancellationToken);
        await ClearAsync(dialect, other, null, loadKey, cancellationToken);
        _isEnded = true;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_isEnded && connection.State == ConnectionState.Open)
        {
            await ClearAsync(dialect, connection, null, loadKey, CancellationToken.None);
        }

        await connection.DisposeAsync();
    }

    /// <summary>Turns what is staged into customers, products, sales, attributes and rejects, and clears staging.</summary>
    public static async Task ApplyAsync(SqlServerDialect dialect, DbConnection connection, DbTransaction transaction, int loadKey, CancellationToken cancellationToken)
    {
        long saleCount = await connection.ExecuteScalarAsync<long>(SqlDialect.Command(dialect.Text("Queries/Load_CountSales"), null, cancellationToken, transaction));
        var parameters = new { LoadKey = loadKey, SaleCount = saleCount };
        await connection.ExecuteAsync(SqlDialect.Command(dialect.Text("Queries/Load_ApplyTransactions"), parameters, cancellationToken, transaction, SqlDialect.LongTimeoutSeconds));
        await connection.ExecuteAsync(SqlDialect.Command(dialect.Text("Queries/Load_ApplyAttributes"), new { LoadKey = loadKey }, cancellationToken, transaction, SqlDialect.LongTimeoutSeconds));
        await ClearAsync(dialect, connection, transaction, loadKey, cancellationToken);
    }

    /// <summary>Removes what a load staged.</summary>
    public static Task ClearAsync(SqlServerDialect dialect, DbConnection connection, DbTransaction? transaction, int loadKey, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(SqlDialect.Command(dialect.Text("Queries/Load_ClearStaging"), new { LoadKey = loadKey }, cancellationToken, transaction, SqlDialect.LongTimeoutSeconds));

    private async Task GuardAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (SqlException error) when (dialect.Explain(error) is { } explained)
        {
            throw explained;
        }
    }
}
