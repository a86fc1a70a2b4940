using System.Data.Common;
using DbUp;
using DbUp.Builder;
using DbUp.Engine.Transactions;
using DbUp.Support;
using RfmBatch.Storage.Deployment;
using RfmBatch.Storage.SqlServer.Sql;

namespace RfmBatch.Storage.SqlServer.Deployment;

/// <summary>DbUp on SQL Server.</summary>
internal sealed class SqlServerMigrationRunner(SqlServerDialect dialect) : MigrationRunner
{
    public override UpgradeEngineBuilder Target() => DeployChanges.To
        .SqlDatabase(new Connections(Open))
        .JournalTo((connectionManager, log) => new SqlServerJournal(connectionManager, log));

    private DbConnection Open()
    {
        var connection = dialect.Access.Connect(dialect.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = SqlServerDialect.SessionSettings;
        command.ExecuteNonQuery();
        return connection;
    }

    // DbUp's own asks for a SqlConnection.
    private sealed class Connections(Func<DbConnection> open) : DatabaseConnectionManager(_ => open())
    {
        public override IEnumerable<string> SplitScriptIntoCommands(string scriptContents) =>
            new SqlCommandSplitter().SplitScriptIntoCommands(scriptContents);
    }
}
