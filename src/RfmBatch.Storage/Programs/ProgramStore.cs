using System.Data;
using Dapper;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Programs;

/// <summary>Programs, <c>etl.Program</c>.</summary>
public sealed class ProgramStore(SqlDialect dialect)
{
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
            });
        }

        return programs;
    }

    /// <summary>One program, or null.</summary>
    public async Task<ProgramRecord?> FindAsync(string programName, CancellationToken cancellationToken) =>
        (await ListAsync(cancellationToken)).SingleOrDefault(program => program.ProgramName == programName);

    /// <summary>Stores a new program, or the changed columns of a known one; its name and latest run are never changed here.</summary>
    public async Task SaveAsync(ProgramRecord program, DateTimeOffset now, CancellationToken cancellationToken)
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
        dialect.AddInstant(parameters, "ChangedAt", now);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var text = dialect.Text(program.ProgramKey == 0 ? "Queries/Program_Insert" : "Queries/Program_Update");
        await connection.ExecuteAsync(SqlDialect.Command(text, parameters, cancellationToken));
    }

    /// <summary>Deletes a program that never ran.</summary>
    public async Task DeleteAsync(int programKey, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(
            SqlDialect.Command(dialect.Resolve(DeleteProgram), new { ProgramKey = programKey }, cancellationToken));
    }
}
