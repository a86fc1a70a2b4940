using DbUp.Builder;
using DbUp.Engine.Transactions;
using DbUp.Sqlite;
using RfmBatch.Storage.Deployment;
using RfmBatch.Storage.Sqlite.Sql;

namespace RfmBatch.Storage.Sqlite.Deployment;

/// <summary>DbUp on SQLite.</summary>
/// <remarks>
/// Put together without <c>SqliteDatabase()</c>, which brings a preprocessor that rewrites words of T-SQL in a script, its literals
/// included, and on connections of the dialect, with its pragmas.
/// </remarks>
internal sealed class SqliteMigrationRunner(SqliteDialect dialect) : MigrationRunner
{
    public override UpgradeEngineBuilder Target()
    {
        var builder = new UpgradeEngineBuilder();
        builder.Configure(upgrade =>
        {
            upgrade.ConnectionManager = new Connections(dialect);
            upgrade.Journal = new SqliteJournal(() => upgrade.ConnectionManager, () => upgrade.Log);
            upgrade.ScriptExecutor = new SqliteScriptExecutor(
                () => upgrade.ConnectionManager,
                () => upgrade.Log,
                null,
                () => upgrade.VariablesEnabled,
                upgrade.ScriptPreprocessors,
                () => upgrade.Journal);
        });
        return builder;
    }

    // A script is one command: SQLite takes many statements at once, and nothing has to guess where one ends.
    private sealed class Connections(SqliteDialect dialect)
        : DatabaseConnectionManager(_ => dialect.OpenAsync(CancellationToken.None).GetAwaiter().GetResult())
    {
        public override IEnumerable<string> SplitScriptIntoCommands(string scriptContents) => [scriptContents];
    }
}
