using System.Data;
using System.Data.Common;
using Dapper;
using RfmBatch.Storage.Reading;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Deployment;

/// <summary>Keeps <c>etl.Dictionary</c>, the table behind <c>bi.Dictionary</c>, equal to <c>db/dictionary.csv</c>.</summary>
internal sealed class DictionaryDeployer(SqlDialect dialect)
{
    private const string DeleteEntries = "DELETE FROM {etl.Dictionary};";

    private const string ReadEntries = "SELECT ObjectName, ColumnName, Unit, Description FROM {etl.Dictionary};";

    private string Table => dialect.ObjectName("etl", "Dictionary");

    /// <summary>One step where the table differs from the file, otherwise none.</summary>
    public async Task<IReadOnlyList<DeploymentStep>> PlanAsync(DbConnection? connection, CancellationToken cancellationToken)
    {
        var there = connection is null ? [] : await ReadAsync(connection, cancellationToken);
        return DictionaryFile.Entries
            .Select(entry => (entry.ObjectName, entry.ColumnName, entry.Unit, entry.Description))
            .ToHashSet()
            .SetEquals(there)
            ? []
            : [new DeploymentStep(
                DeploymentStepKind.Dictionary, "dictionary.csv", $"-- {Table}: {DictionaryFile.Entries.Count} rows of db/dictionary.csv")];
    }

    /// <summary>Replaces all rows in one transaction.</summary>
    public async Task RunAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
        await connection.ExecuteAsync(SqlDialect.Command(dialect.Resolve(DeleteEntries), null, cancellationToken, transaction));
        await new RowSet<DictionaryEntry>(dialect, "etl", "Dictionary")
            .Word("ObjectName", entry => entry.ObjectName)
            .Word("ColumnName", entry => entry.ColumnName)
            .Text("Unit", entry => entry.Unit)
            .Text("Description", entry => entry.Description, size: 1000)
            .InsertAsync(DictionaryFile.Entries, transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task<List<(string ObjectName, string ColumnName, string Unit, string Description)>> ReadAsync(
        DbConnection connection, CancellationToken cancellationToken)
    {
        var query = dialect.Resolve(ReadEntries);
        return [.. await connection.QueryAsync<(string, string, string, string)>(SqlDialect.Command(query, null, cancellationToken))];
    }
}
