using DbUp.Engine.Output;
using DbUp.Engine.Transactions;
using DbUp.Sqlite;

namespace RfmBatch.Storage.Sqlite.Deployment;

/// <summary><c>etl_SchemaVersion</c>, created before DbUp looks; Applied in UTC, where DbUp itself would write local time.</summary>
internal sealed class SqliteJournal(Func<IConnectionManager> connectionManager, Func<IUpgradeLog> log)
    : SqliteTableJournal(connectionManager, log, "etl_SchemaVersion")
{
    protected override string GetInsertJournalEntrySql(string @scriptName, string @applied) =>
        $"INSERT INTO {FqSchemaTableName} (ScriptName, Applied) VALUES ({@scriptName}, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'));";
}
