using System.Data.Common;
using Dapper;
using RfmBatch.Storage.Loading;
using RfmBatch.Storage.Sql;
using RfmBatch.Storage.SqlServer.Sql;

namespace RfmBatch.Storage.SqlServer.Loading;

/// <summary>Loads into SQL Server: bulk copy into temporary tables without keys, then set-based in one transaction.</summary>
internal sealed class SqlServerTransactionStore(SqlServerDialect dialect) : TransactionStore(dialect)
{
    private readonly SqlServerDialect _dialect = dialect;

    /// <inheritdoc/>
    public override async Task<SourceTable?> DescribeTableAsync(string tableName, CancellationToken cancellationToken)
    {
        string[] parts = tableName.Split('.', 2);
        var parameters = new DynamicParameters();
        parameters.Add("SchemaName", Unquote(parts.Length == 2 ? parts[0] : "dbo"), System.Data.DbType.String, size: 128);
        parameters.Add("TableName", Unquote(parts[^1]), System.Data.DbType.String, size: 128);
        await using var connection = await Dialect.OpenAsync(cancellationToken);
        var columns = (await connection.QueryAsync<(string SchemaName, string TableName, string ColumnName, string TypeName)>(
            SqlDialect.Command(Dialect.Text("Queries/Load_DescribeTable"), parameters, cancellationToken))).ToList();
        return columns.Count == 0
            ? null
            : new SourceTable(
                $"{Quote(columns[0].SchemaName)}.{Quote(columns[0].TableName)}",
                [.. columns.Select(column => ToSource(column.ColumnName, column.TypeName.ToLowerInvariant()))]);
    }

    /// <inheritdoc/>
    protected override TableLoadText TableText(DbConnection connection, TableLoad load) => new SqlServerTableLoadText(load);

    /// <inheritdoc/>
    protected override async Task<ILoadSession> BeginSessionAsync(
        int loadKey, LoadStart start, CancellationToken cancellationToken)
    {
        var connection = await Dialect.OpenAsync(cancellationToken);
        try
        {
            return await SqlServerLoadSession.BeginAsync(_dialect, connection, loadKey, start, cancellationToken);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static SourceColumn ToSource(string name, string typeName) =>
        new(name, Quote(name), typeName) { IsReadable = SqlServerSourceValue.IsReadable(typeName) };

    private static string Quote(string name) => $"[{name.Replace("]", "]]", StringComparison.Ordinal)}]";

    private static string Unquote(string name) =>
        name is ['[', .. var inner, ']'] ? inner.Replace("]]", "]", StringComparison.Ordinal) : name;
}
