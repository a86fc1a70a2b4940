using DbUp.Engine.Transactions;
using RfmBatch.Storage.Deployment;
using RfmBatch.Storage.Specification.Recording;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Specification;

/// <summary>What DbUp sends for a migration, recorded without a database.</summary>
public static class MigrationTexts
{
    private const string Journal = "SchemaVersion";

    /// <summary>Runs the migrations of a dialect against nothing, and a script with what variables and preprocessors would touch.</summary>
    public static void AssertUnchanged(MigrationRunner runner, SqlDialect dialect)
    {
        var scripts = dialect.Sql.Names("Migrations")
            .Select(name => new DeploymentStep(DeploymentStepKind.Migration, name, dialect.Sql.TextOf(name)))
            .Append(new DeploymentStep(
                DeploymentStepKind.Migration,
                "9999_Traps.sql",
                "-- $variable$ stays; so do nvarchar(max), identity, dbo. and [brackets]\nSELECT '$variable$ varchar(max) GETDATE()' AS "
                + "\"Text\";\n"))
            .ToList();

        foreach (var script in scripts)
        {
            var record = new RecordedCommands();
            record.AnswerTo(Journal, 1);
            var target = runner.Target();
            target.Configure(upgrade => ((DatabaseConnectionManager)upgrade.ConnectionManager).OverrideFactoryForTest(new Factory(record)));
            MigrationRunner.Run(target, [script]);

            var sent = record.Texts.Where(text => text is not ("BEGIN" or "COMMIT") && !text.Contains(Journal, StringComparison.Ordinal));
            Assert.Equal(WithoutSeparators(script.Text), WithoutSeparators(string.Concat(sent)));
            Assert.Equal("COMMIT", record.Texts[^1]);
        }
    }

    private static string WithoutSeparators(string text) => text.ReplaceLineEndings("\n").Trim();

    private sealed class Factory(RecordedCommands record) : IConnectionFactory
    {
        public System.Data.IDbConnection CreateConnection(
            DbUp.Engine.Output.IUpgradeLog upgradeLog, DatabaseConnectionManager databaseConnectionManager) =>
            new RecordingConnection(record);
    }
}
