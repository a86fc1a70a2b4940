using System.Data;
using System.Data.Common;
using Dapper;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Deployment;

/// <summary>Keeps <c>etl.Dictionary</c>, the table behind <c>bi.Dictionary</c>, equal to <c>db/dictionary.csv</c>.</summary>
internal sealed class DictionaryDeployer(SqlDialect dialect)
{
    /// <summary>One step where the table differs from the file, otherwise none.</summary>
    public async Task<IReadOnlyList<DeploymentStep>> PlanAsync(DbConnection? connection, CancellationToken cancellationToken)
    {
        var there = connection is null ? [] : await ReadAsync(connection, cancellationToken);
        return DictionaryFile.Entries.ToHashSet().SetEquals(there)
            ? []
            : [new DeploymentStep(DeploymentStepKind.Dictionary, "dictionary.csv", $"-- {dialect.ObjectName("etl", "Dictionary")}: {DictionaryFile.Entries.Count} rows of db/dictionary.csv")];
    }

    /// <summary>Replaces all rows in one transaction.</summary>
    public async Task RunAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var table = dialect.ObjectName("etl", "Dictionary");
        await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
        await connection.ExecuteAsync(SqlDialect.Command($"DELETE FROM {table};", null, cancellationToken, transaction));
        foreach (var chunk in DictionaryFile.Entries.Chunk(RowsPerStatement))
        {
            var parameters = new DynamicParameters();
            var rows = chunk.Select((entry, index) => AddRow(parameters, entry, index));
            var insert = $"INSERT INTO {table} (ObjectName, ColumnName, Unit, Description) VALUES {string.Join(", ", rows)};";
            await connection.ExecuteAsync(SqlDialect.Command(insert, parameters, cancellationToken, transaction));
        }

        await transaction.CommitAsync(cancellationToken);
    }

    // Four parameters a row; SQL Server takes 2,100 in a statement, older SQLite 999.
    private const int RowsPerStatement = 200;

    private static string AddRow(DynamicParameters parameters, DictionaryEntry entry, int index)
    {
        parameters.Add($"o{index}", entry.ObjectName, DbType.AnsiString, size: 100);
        parameters.Add($"c{index}", entry.ColumnName, DbType.AnsiString, size: 100);
        parameters.Add($"u{index}", entry.Unit, DbType.String, size: 100);
        parameters.Add($"d{index}", entry.Description, DbType.String, size: 1000);
        return $"(@o{index}, @c{index}, @u{index}, @d{index})";
    }

    private async Task<List<DictionaryEntry>> ReadAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var query = $"SELECT d.ObjectName AS ObjectName, d.ColumnName AS ColumnName, d.Unit AS Unit, d.Description AS Description FROM {dialect.ObjectName("etl", "Dictionary")} AS d;";
        return [.. await connection.QueryAsync<DictionaryEntry>(SqlDialect.Command(query, null, cancellationToken))];
    }
}
