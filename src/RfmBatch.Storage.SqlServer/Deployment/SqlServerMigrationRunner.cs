using DbUp;
using DbUp.Builder;
using Microsoft.Data.SqlClient;
using RfmBatch.Storage.Deployment;
using RfmBatch.Storage.SqlServer.Sql;

namespace RfmBatch.Storage.SqlServer.Deployment;

/// <summary>DbUp on SQL Server.</summary>
internal sealed class SqlServerMigrationRunner(SqlServerDialect dialect) : MigrationRunner
{
    public override UpgradeEngineBuilder Target() => DeployChanges.To
        .SqlDatabase(Open)
        .JournalTo((connectionManager, log) => new SqlServerJournal(connectionManager, log));

    private SqlConnection Open()
    {
        var connection = new SqlConnection(dialect.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = SqlServerDialect.SessionSettings;
        command.ExecuteNonQuery();
        return connection;
    }
}
