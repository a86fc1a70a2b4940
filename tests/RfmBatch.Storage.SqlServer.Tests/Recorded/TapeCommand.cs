using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.SqlClient;

namespace RfmBatch.Storage.SqlServer.Tests.Recorded;

/// <summary>A command on a tape; its parameters are SqlClient's, so that types and sizes are those that would be sent.</summary>
internal sealed class TapeCommand(TapeConnection connection, SqlCommand inner) : DbCommand
{
    private DbTransaction? _transaction;

    [AllowNull]
    public override string CommandText
    {
        get => inner.CommandText;
        set => inner.CommandText = value;
    }

    public override int CommandTimeout
    {
        get => inner.CommandTimeout;
        set => inner.CommandTimeout = value;
    }

    public override CommandType CommandType
    {
        get => inner.CommandType;
        set => inner.CommandType = value;
    }

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection
    {
        get => connection;
        set
        {
        }
    }

    protected override DbParameterCollection DbParameterCollection => inner.Parameters;

    protected override DbTransaction? DbTransaction
    {
        get => _transaction;
        set
        {
            _transaction = value;
            inner.Transaction = (value as TapeTransaction)?.Server;
        }
    }

    public override void Cancel()
    {
    }

    public override void Prepare()
    {
    }

    public override int ExecuteNonQuery() => Send(false).Affected;

    public override object? ExecuteScalar()
    {
        var rows = Send(true).Rows;
        return rows is { Rows.Count: > 0 } ? rows.Rows[0][0] : null;
    }

    protected override DbParameter CreateDbParameter() => inner.CreateParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Send(true).Rows!.CreateDataReader();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private TapeAnswer Send(bool isAsked)
    {
        connection.Session.Note(inner);
        var label = Tape.Label(CommandText);
        var returned = inner.Parameters.Cast<SqlParameter>().FirstOrDefault(p => p.Direction == ParameterDirection.ReturnValue);
        if (!connection.Tape.IsRecording)
        {
            var answer = connection.Tape.Answer(label, isAsked || returned is not null);
            if (returned is not null)
            {
                returned.Value = answer.ReturnValue;
            }

            return answer;
        }

        var given = Ask(isAsked) with { ReturnValue = null };
        given = returned is null ? given : given with { ReturnValue = (int)returned.Value };
        connection.Tape.Keep(label, given);
        return given;
    }

    private TapeAnswer Ask(bool isAsked)
    {
        if (!isAsked)
        {
            return new TapeAnswer(null, inner.ExecuteNonQuery(), null);
        }

        using var reader = inner.ExecuteReader();
        return new TapeAnswer(TapeAnswer.Read(reader), -1, null);
    }
}
