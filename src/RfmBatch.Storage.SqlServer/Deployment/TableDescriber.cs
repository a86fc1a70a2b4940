using System.Data;
using System.Data.Common;
using Dapper;
using RfmBatch.Storage.Deployment;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.SqlServer.Deployment;

/// <summary>Keeps the descriptions of tables equal to <see cref="TableDescription.All"/>.</summary>
internal static class TableDescriber
{
    private const string ReadDescriptions =
        """
        SELECT p.objname AS TableName, CAST(p.value AS nvarchar(3000)) AS Description
        FROM sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', @Schema, N'TABLE', NULL, NULL, NULL) AS p;
        """;

    /// <summary>One step where a description differs, otherwise none.</summary>
    public static async Task<IReadOnlyList<DeploymentStep>> PlanAsync(DbConnection? connection, CancellationToken cancellationToken)
    {
        var there = connection is null ? [] : await ReadAsync(connection, cancellationToken);
        var different = TableDescription.All.Count(
            table => there.GetValueOrDefault($"{table.Schema}.{table.Table}".ToUpperInvariant()) != table.Text);
        return different == 0
            ? []
            : [new DeploymentStep(DeploymentStepKind.Description, "tables", Batch)];
    }

    /// <summary>Replaces those that differ, in one transaction.</summary>
    public static async Task RunAsync(SqlDialect dialect, DbConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
        await connection.ExecuteAsync(SqlDialect.Command(Batch, null, cancellationToken, transaction));
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The statements, one table after the other; each looks whether it is needed.</summary>
    public static string Batch { get; } = string.Join('\n', TableDescription.All.Select(Replace).Prepend("DECLARE @Text nvarchar(3000);"));

    private static string Replace(TableDescription table)
    {
        var level = $"@name = N'MS_Description', @level0type = N'SCHEMA', @level0name = N'{table.Schema}', @level1type = N'TABLE', "
            + $"@level1name = N'{table.Table}'";
        var found = $"sys.fn_listextendedproperty(N'MS_Description', N'SCHEMA', N'{table.Schema}', N'TABLE', N'{table.Table}', NULL, NULL)";
        return $"""
            SET @Text = {SqlcmdText.Value(table.Text)};
            IF NOT EXISTS (
                SELECT 1 AS IsThere FROM {found} AS p
                WHERE CAST(p.value AS nvarchar(3000)) COLLATE Latin1_General_100_BIN2 = @Text
            )
            BEGIN
                IF EXISTS (SELECT 1 AS IsThere FROM {found} AS p) EXEC sys.sp_dropextendedproperty {level};
                EXEC sys.sp_addextendedproperty {level}, @value = @Text;
            END;
            """;
    }

    private static async Task<Dictionary<string, string>> ReadAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var there = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var schema in TableDescription.All.Select(table => table.Schema).Distinct())
        {
            var parameters = new DynamicParameters();
            parameters.Add("Schema", schema, DbType.String, size: 128);
            foreach (var (table, text) in await connection.QueryAsync<(string, string)>(
                SqlDialect.Command(ReadDescriptions, parameters, cancellationToken)))
            {
                there[$"{schema}.{table}".ToUpperInvariant()] = text;
            }
        }

        return there;
    }
}
