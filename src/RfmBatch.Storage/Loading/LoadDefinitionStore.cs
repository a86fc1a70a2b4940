using System.Data;
using Dapper;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Programs;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Loading;

/// <summary>Load definitions, <c>etl.LoadDefinition</c>.</summary>
public sealed class LoadDefinitionStore(SqlDialect dialect)
{
    private const string NoteAttempt =
        """
        UPDATE {etl.LoadDefinition} SET AttemptedAt = @AttemptedAt, AttemptFailureText = @FailureText WHERE LoadDefinitionKey = @RowKey;
        """;

    private const string DeleteDefinition = "DELETE FROM {etl.LoadDefinition} WHERE LoadDefinitionKey = @LoadDefinitionKey;";

    /// <summary>All load definitions, by name.</summary>
    public async Task<IReadOnlyList<LoadDefinitionRecord>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(
            SqlDialect.Command(dialect.Text("Queries/LoadDefinition_Read"), null, cancellationToken));
        var definitions = new List<LoadDefinitionRecord>();
        while (await reader.ReadAsync(cancellationToken))
        {
            definitions.Add(new LoadDefinitionRecord
            {
                LoadDefinitionKey = reader.GetInt32(0),
                LoadName = reader.GetString(1),
                SourceKind = reader.GetString(2),
                LoadKind = reader.GetString(3),
                SourceText = reader.GetString(4),
                FilePattern = reader.IsDBNull(5) ? null : reader.GetString(5),
                OptionsJson = reader.GetString(6),
                TimeZoneId = reader.GetString(7),
                CronExpression = reader.IsDBNull(8) ? null : reader.GetString(8),
                IsEnabled = reader.GetBoolean(9),
                ChangedAt = dialect.ReadInstant(reader, 10),
                OptionsVersion = reader.GetInt32(11),
                AttemptedAt = reader.IsDBNull(12) ? null : dialect.ReadInstant(reader, 12),
                AttemptFailureText = reader.IsDBNull(13) ? null : reader.GetString(13),
            });
        }

        return definitions;
    }

    /// <summary>Stores a new definition, or the changed columns of a known one; its name and kinds are never changed here.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="act">What the audit notes.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Ends it; nothing is changed then.</param>
    public async Task SaveAsync(
        LoadDefinitionRecord definition, AuditEntry act, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var parameters = new DynamicParameters();
        parameters.Add("LoadDefinitionKey", definition.LoadDefinitionKey, DbType.Int32);
        parameters.Add("LoadName", definition.LoadName, DbType.String, size: 100);
        parameters.Add("SourceKind", definition.SourceKind, DbType.AnsiString, size: 20);
        parameters.Add("LoadKind", definition.LoadKind, DbType.AnsiString, size: 20);
        parameters.Add("SourceText", definition.SourceText, DbType.String, size: 400);
        parameters.Add("FilePattern", definition.FilePattern, DbType.String, size: 100);
        parameters.Add("OptionsJson", definition.OptionsJson, DbType.String, size: -1);
        parameters.Add("OptionsVersion", LoadDefinitionRecord.CurrentOptionsVersion, DbType.Int32);
        parameters.Add("TimeZoneId", definition.TimeZoneId, DbType.AnsiString, size: 100);
        parameters.Add("CronExpression", definition.CronExpression, DbType.AnsiString, size: 100);
        parameters.Add("IsEnabled", definition.IsEnabled, DbType.Boolean);
        dialect.AddInstant(parameters, "ChangedAt", now);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var text = dialect.Text(definition.LoadDefinitionKey == 0 ? "Queries/LoadDefinition_Insert" : "Queries/LoadDefinition_Update");
        await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
        await connection.ExecuteAsync(SqlDialect.Command(text, parameters, cancellationToken, transaction));
        await new AuditStore(dialect).WriteAsync(act, transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Notes that it was carried out: what is overdue can be told from what found nothing new.</summary>
    /// <param name="loadDefinitionKey">The definition.</param>
    /// <param name="at">When that ended.</param>
    /// <param name="failureText">What could not be loaded, without personal data, or null.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task NoteAttemptAsync(int loadDefinitionKey, DateTimeOffset at, string? failureText, CancellationToken cancellationToken) =>
        Attempt.NoteAsync(dialect, NoteAttempt, loadDefinitionKey, at, failureText, cancellationToken);

    /// <summary>Deletes a definition; what it loaded stays.</summary>
    public async Task DeleteAsync(int loadDefinitionKey, AuditEntry act, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
        await connection.ExecuteAsync(SqlDialect.Command(
            dialect.Resolve(DeleteDefinition),
            new { LoadDefinitionKey = loadDefinitionKey },
            cancellationToken,
            transaction));
        await new AuditStore(dialect).WriteAsync(act, transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
