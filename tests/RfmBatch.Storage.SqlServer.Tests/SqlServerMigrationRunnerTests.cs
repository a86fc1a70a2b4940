using RfmBatch.Storage.Specification;
using RfmBatch.Storage.SqlServer.Deployment;
using RfmBatch.Storage.SqlServer.Sql;

namespace RfmBatch.Storage.SqlServer.Tests;

public sealed class SqlServerMigrationRunnerTests
{
    [Fact]
    public void What_runs_is_what_was_reviewed()
    {
        var dialect = new SqlServerDialect("Server=none;Database=none");
        MigrationTexts.AssertUnchanged(new SqlServerMigrationRunner(dialect), dialect);
    }
}
