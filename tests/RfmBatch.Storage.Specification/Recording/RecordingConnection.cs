using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace RfmBatch.Storage.Specification.Recording;

/// <summary>A connection to nothing that writes down every command: proves what is sent, not what a server makes of it.</summary>
public sealed class RecordingConnection(RecordedCommands record) : DbConnection
{
    private ConnectionState _state = ConnectionState.Closed;

    [AllowNull]
    public override string ConnectionString { get; set; } = "";

    public override string Database => "recorded";

    public override string DataSource => "recorded";

    public override string ServerVersion => "0";

    public override ConnectionState State => _state;

    public override void Open() => _state = ConnectionState.Open;

    public override void Close() => _state = ConnectionState.Closed;

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel)
    {
        record.Add("BEGIN");
        return new RecordingTransaction(this, record, isolationLevel);
    }

    protected override DbCommand CreateDbCommand() => new RecordingCommand(record);
}
