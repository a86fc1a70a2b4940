using RfmBatch.Storage.Deployment;

namespace RfmBatch.Storage.SqlServer.Deployment;

/// <summary>`full`: DbUp runs the migrations.</summary>
internal static class MigrationRunnerFactory
{
    public static IMigrationRunner Create(SqlServerDialect dialect) => new DbUpMigrationRunner(dialect);
}
