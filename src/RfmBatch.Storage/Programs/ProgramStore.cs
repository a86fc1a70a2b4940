using System.Data;
using System.Globalization;
using Dapper;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Programs;

/// <summary>Programs, <c>etl.Program</c>.</summary>
public sealed class ProgramStore(SqlDialect dialect)
{
    private const string TimeFormat = "HH:mm";

    private const string NoteAttempt =
        """
        UPDATE {etl.Program} SET AttemptedAt = @AttemptedAt, AttemptFailureText = @FailureText WHERE ProgramKey = @RowKey;
        """;

    private const string DeleteProgram = "DELETE FROM {etl.Program} WHERE ProgramKey = @ProgramKey;";

    /// <summary>All programs, by name.</summary>
    public async Task<IReadOnlyList<ProgramRecord>> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(
            SqlDialect.Command(dialect.Text("Queries/Program_Read"), null, cancellationToken));
        var programs = new List<ProgramRecord>();
        while (await reader.ReadAsync(cancellationToken))
        {
            programs.Add(new ProgramRecord
            {
                ProgramKey = reader.GetInt32(0),
                ProgramName = reader.GetString(1),
                Description = reader.GetString(2),
                FilterText = reader.IsDBNull(3) ? null : reader.GetString(3),
                CurrencyCode = reader.IsDBNull(4) ? null : reader.GetString(4),
                TimeZoneId = reader.GetString(5),
                CronExpression = reader.IsDBNull(6) ? null : reader.GetString(6),
                FreshnessLimitDays = reader.GetInt32(7),
                OptionsJson = reader.GetString(8),
                IsActive = reader.GetBoolean(9),
                LatestRunKey = reader.IsDBNull(10) ? null : reader.GetInt32(10),
                ChangedAt = dialect.ReadInstant(reader, 11),
                AttemptedAt = reader.IsDBNull(12) ? null : dialect.ReadInstant(reader, 12),
                AttemptFailureText = reader.IsDBNull(13) ? null : reader.GetString(13),
                NotAfter = reader.IsDBNull(14) ? null : TimeOnly.ParseExact(reader.GetString(14), TimeFormat, CultureInfo.InvariantCulture),
                TimeLimitMinutes = reader.IsDBNull(15) ? null : reader.GetInt32(15),
            });
        }

        return programs;
    }

    /// <summary>One program, or null.</summary>
    public async Task<ProgramRecord?> FindAsync(string programName, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).SingleOrDefault(program => program.ProgramName == programName);

    /// <summary>Stores a new program, or the changed columns of a known one; its name and latest run are never changed here.</summary>
    /// <param name="program">The program.</param>
    /// <param name="act">What the audit notes.</param>
    /// <param name="now">When.</param>
    /// <param name="cancellationToken">Ends it; nothing is changed then.</param>
    public async Task SaveAsync(ProgramRecord program, AuditEntry act, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(program);
        var parameters = new DynamicParameters();
        parameters.Add("ProgramKey", program.ProgramKey, DbType.Int32);
        parameters.Add("ProgramName", program.ProgramName, DbType.String, size: 100);
        parameters.Add("Description", program.Description, DbType.String, size: 1000);
        parameters.Add("FilterText", program.FilterText, DbType.String, size: 400);
        parameters.Add("CurrencyCode", program.CurrencyCode, DbType.AnsiString, size: 3);
        parameters.Add("TimeZoneId", program.TimeZoneId, DbType.AnsiString, size: 100);
        parameters.Add("CronExpression", program.CronExpression, DbType.AnsiString, size: 100);
        parameters.Add("FreshnessLimitDays", program.FreshnessLimitDays, DbType.Int32);
        parameters.Add("OptionsJson", program.OptionsJson, DbType.String, size: -1);
        parameters.Add("IsActive", program.IsActive, DbType.Boolean);
        parameters.Add(
            "NotAfterTime", program.NotAfter?.ToString(TimeFormat, CultureInfo.InvariantCulture), DbType.AnsiString, size: 5);
        parameters.Add("TimeLimitMinutes", program.TimeLimitMinutes, DbType.Int32);
        dialect.AddInstant(parameters, "ChangedAt", now);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var text = dialect.Text(program.ProgramKey == 0 ? "Queries/Program_Insert" : "Queries/Program_Update");
        await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
        await connection.ExecuteAsync(SqlDialect.Command(text, parameters, cancellationToken, transaction));
        await new AuditStore(dialect).WriteAsync(act, transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Notes that a run was tried: what is overdue can be told from what found nothing to do.</summary>
    /// <param name="programKey">The program.</param>
    /// <param name="at">When the try ended.</param>
    /// <param name="failureText">Why there is no run, without personal data, or null.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task NoteAttemptAsync(int programKey, DateTimeOffset at, string? failureText, CancellationToken cancellationToken) =>
        Attempt.NoteAsync(dialect, NoteAttempt, programKey, at, failureText, cancellationToken);

    /// <summary>Deletes a program that never ran.</summary>
    public async Task DeleteAsync(int programKey, AuditEntry act, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
        await connection.ExecuteAsync(
            SqlDialect.Command(dialect.Resolve(DeleteProgram), new { ProgramKey = programKey }, cancellationToken, transaction));
        await new AuditStore(dialect).WriteAsync(act, transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }
}
