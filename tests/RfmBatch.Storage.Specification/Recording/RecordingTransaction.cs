using System.Data;
using System.Data.Common;

namespace RfmBatch.Storage.Specification.Recording;

internal sealed class RecordingTransaction(DbConnection connection, RecordedCommands record, IsolationLevel isolationLevel) : DbTransaction
{
    public override IsolationLevel IsolationLevel => isolationLevel;

    protected override DbConnection DbConnection => connection;

    public override void Commit() => record.Add("COMMIT");

    public override void Rollback() => record.Add("ROLLBACK");
}
