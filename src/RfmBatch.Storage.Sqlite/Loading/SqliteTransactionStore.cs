using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using RfmBatch.Storage.Loading;
using RfmBatch.Storage.Sql;
using RfmBatch.Storage.Sqlite.Sql;

namespace RfmBatch.Storage.Sqlite.Loading;

/// <summary>Loads into SQLite: one transaction, one prepared statement per table.</summary>
internal sealed class SqliteTransactionStore(SqliteDialect dialect) : TransactionStore(dialect)
{
    /// <inheritdoc/>
    public override async Task<SourceTable?> DescribeTableAsync(string tableName, CancellationToken cancellationToken)
    {
        await using var connection = await Dialect.OpenAsync(cancellationToken);
        string[] parts = tableName.Split('.', 2);
        var names = new { SchemaName = parts.Length == 2 ? parts[0] : "", TableName = parts[^1] };
        var columns = (await connection.QueryAsync<(string TableName, string ColumnName, string TypeName)>(
            SqlDialect.Command(Dialect.Text("Queries/Load_DescribeTable"), names, cancellationToken))).ToList();
        return columns.Count == 0
            ? null
            : new SourceTable(
                Quote(columns[0].TableName),
                [.. columns.Select(column => new SourceColumn(column.ColumnName, Quote(column.ColumnName), column.TypeName))]);
    }

    /// <inheritdoc/>
    protected override TableLoadText TableText(DbConnection connection, TableLoad load)
    {
        SqliteSourceFunctions.Register((SqliteConnection)connection);
        return new SqliteTableLoadText(load);
    }

    /// <inheritdoc/>
    protected override async Task<ILoadSession> BeginSessionAsync(
        int loadKey, LoadStart start, CancellationToken cancellationToken)
    {
        var connection = (SqliteConnection)await Dialect.OpenAsync(cancellationToken);
        try
        {
            await SoundFile.CheckAsync(Dialect, connection, cancellationToken);
            return await SqliteLoadSession.BeginAsync(Dialect, connection, loadKey, start, cancellationToken);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
