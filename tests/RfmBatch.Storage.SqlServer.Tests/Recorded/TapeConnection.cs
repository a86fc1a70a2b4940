using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.SqlClient;

namespace RfmBatch.Storage.SqlServer.Tests.Recorded;

/// <summary>A connection whose statements are written to a tape, and answered by a server or by the tape.</summary>
internal sealed class TapeConnection(Tape tape, SqlConnection? server) : DbConnection
{
    private ConnectionState _state = ConnectionState.Closed;

    /// <summary>What it was sent.</summary>
    public TapeSession Session { get; } = tape.Begin();

    /// <summary>The connection to the server that answers, or null.</summary>
    public SqlConnection? Server => server;

    public Tape Tape => tape;

    [AllowNull]
    public override string ConnectionString { get; set; } = "";

    public override string Database => "tape";

    public override string DataSource => "tape";

    public override string ServerVersion => "16.00.0000";

    public override ConnectionState State => server?.State ?? _state;

    public override void Open()
    {
        server?.Open();
        _state = ConnectionState.Open;
    }

    public override void Close()
    {
        server?.Close();
        _state = ConnectionState.Closed;
    }

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel)
    {
        Session.Note($"BEGIN {isolationLevel}");
        return new TapeTransaction(this, server?.BeginTransaction(isolationLevel), isolationLevel);
    }

    protected override DbCommand CreateDbCommand() => new TapeCommand(this, server?.CreateCommand() ?? new SqlCommand());

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            server?.Dispose();
            _state = ConnectionState.Closed;
        }

        base.Dispose(disposing);
    }
}

/// <summary>A transaction on a tape.</summary>
internal sealed class TapeTransaction(TapeConnection connection, SqlTransaction? server, IsolationLevel isolationLevel) : DbTransaction
{
    private bool _isOver;

    public SqlTransaction? Server => server;

    public override IsolationLevel IsolationLevel => isolationLevel;

    protected override DbConnection? DbConnection => _isOver ? null : connection;

    public override void Commit() => End("COMMIT", () => server?.Commit());

    public override void Rollback() => End("ROLLBACK", () => server?.Rollback());

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isOver)
        {
            End("ROLLBACK", () => server?.Dispose());
        }

        base.Dispose(disposing);
    }

    private void End(string name, Action end)
    {
        connection.Session.Note(name);
        end();
        _isOver = true;
    }
}
