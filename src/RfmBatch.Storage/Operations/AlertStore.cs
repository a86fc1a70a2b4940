using System.Data;
using Dapper;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Operations;

/// <summary>
/// What is told by webhook and e-mail, <c>etl.Alert</c>. One process at a time works on it, the holder of <see cref="LockName"/>.
/// </summary>
public sealed class AlertStore(SqlDialect dialect)
{
    /// <summary>The name under which servers take their turn; no program can have it.</summary>
    public const string LockName = "$alert";

    /// <summary>Days for which what is over is kept.</summary>
    public const int KeptDays = 90;

    private const string UpdateText =
        """
        UPDATE {etl.Alert} SET Message = @Message, NextStep = @NextStep, RaisedSentAt = @RaisedSentAt, EndedAt = @EndedAt,
            EndedSentAt = @EndedSentAt, AttemptCount = @AttemptCount, NextAttemptAt = @NextAttemptAt
        WHERE AlertKey = @AlertKey;
        """;

    private const string DeleteText = "DELETE FROM {etl.Alert} WHERE EndedSentAt < @Before;";

    /// <summary>What was raised and is not yet told to be over, ascending.</summary>
    public async Task<IReadOnlyList<AlertRecord>> ReadOpenAsync(CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var reader = await connection.ExecuteReaderAsync(
            SqlDialect.Command(dialect.Text("Queries/Alert_ReadOpen"), null, cancellationToken));
        var alerts = new List<AlertRecord>();
        while (await reader.ReadAsync(cancellationToken))
        {
            alerts.Add(new AlertRecord
            {
                AlertKey = reader.GetInt32(0),
                ChannelName = reader.GetString(1),
                ProgramName = reader.GetString(2),
                CheckId = reader.GetString(3),
                Severity = reader.GetString(4),
                Message = reader.GetString(5),
                NextStep = reader.GetString(6),
                RaisedAt = dialect.ReadInstant(reader, 7),
                RaisedSentAt = reader.IsDBNull(8) ? null : dialect.ReadInstant(reader, 8),
                EndedAt = reader.IsDBNull(9) ? null : dialect.ReadInstant(reader, 9),
                AttemptCount = reader.GetInt32(10),
                NextAttemptAt = dialect.ReadInstant(reader, 11),
            });
        }

        return alerts;
    }

    /// <summary>Stores what was raised.</summary>
    public async Task InsertAsync(IReadOnlyList<AlertRecord> alerts, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alerts);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
        await new RowSet<AlertRecord>(dialect, "etl", "Alert")
            .Word("ChannelName", alert => alert.ChannelName, 20)
            .Text("ProgramName", alert => alert.ProgramName, 200)
            .Word("CheckId", alert => alert.CheckId, 50)
            .Word("Severity", alert => alert.Severity, 10)
            .Text("Message", alert => alert.Message, 4000)
            .Text("NextStep", alert => alert.NextStep, 2000)
            .Instant("RaisedAt", alert => alert.RaisedAt)
            .Whole("AttemptCount", alert => alert.AttemptCount)
            .Instant("NextAttemptAt", alert => alert.NextAttemptAt)
            .InsertAsync(alerts, transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Stores what became of one.</summary>
    /// <param name="alert">It, as it is now.</param>
    /// <param name="endedSentAt">When its end was told, or null.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task UpdateAsync(AlertRecord alert, DateTimeOffset? endedSentAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alert);
        var parameters = new DynamicParameters();
        parameters.Add("AlertKey", alert.AlertKey, DbType.Int32);
        parameters.Add("Message", alert.Message, DbType.String, size: 4000);
        parameters.Add("NextStep", alert.NextStep, DbType.String, size: 2000);
        parameters.Add("AttemptCount", alert.AttemptCount, DbType.Int32);
        dialect.AddInstant(parameters, "RaisedSentAt", alert.RaisedSentAt);
        dialect.AddInstant(parameters, "EndedAt", alert.EndedAt);
        dialect.AddInstant(parameters, "EndedSentAt", endedSentAt);
        dialect.AddInstant(parameters, "NextAttemptAt", alert.NextAttemptAt);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(SqlDialect.Command(dialect.Resolve(UpdateText), parameters, cancellationToken));
    }

    /// <summary>Deletes what has been over for long.</summary>
    public async Task DeleteAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters();
        dialect.AddInstant(parameters, "Before", before);
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await connection.ExecuteAsync(SqlDialect.Command(dialect.Resolve(DeleteText), parameters, cancellationToken));
    }
}
