using RfmBatch.Storage.Deployment;

namespace RfmBatch.Storage.SqlServer.Deployment;

/// <summary>`restricted`: DbUp is not among the packages, the script runner writes the same journal.</summary>
internal static class MigrationRunnerFactory
{
    public static IMigrationRunner Create(SqlServerDialect dialect) => new ScriptRunner(dialect, dialect.OpenAsync);
}
