using DbUp.Engine.Output;
using DbUp.Engine.Transactions;
using DbUp.SqlServer;

namespace RfmBatch.Storage.SqlServer.Deployment;

/// <summary><c>etl.SchemaVersion</c>, created before DbUp looks; Applied in UTC, where DbUp itself would write local time.</summary>
internal sealed class SqlServerJournal(Func<IConnectionManager> connectionManager, Func<IUpgradeLog> log)
    : SqlTableJournal(connectionManager, log, "etl", "SchemaVersion")
{
    protected override string GetInsertJournalEntrySql(string @scriptName, string @applied) =>
        $"INSERT INTO {FqSchemaTableName} (ScriptName, Applied) VALUES ({@scriptName}, SYSUTCDATETIME());";
}
