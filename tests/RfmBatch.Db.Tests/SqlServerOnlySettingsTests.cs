using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace RfmBatch.Db.Tests;

/// <summary>What migrations set on SQL Server alone, in a text that the stand-in for it never runs: here it is parsed.</summary>
public sealed class SqlServerOnlySettingsTests
{
    [Fact]
    public void Tables_that_a_publication_and_a_run_write_keep_locks_of_rows()
    {
        var settings = Nested("SqlServer/Migrations/0017_KeepRowLocks.sql").Statements.Cast<AlterTableSetStatement>().ToList();

        Assert.Equal(
            ["rfm.CustomerRfm", "rfm.CustomerSegmentHistory"],
            settings.Select(statement =>
                $"{statement.SchemaObjectName.SchemaIdentifier.Value}.{statement.SchemaObjectName.BaseIdentifier.Value}"));
        Assert.All(
            settings,
            statement => Assert.Equal(
                LockEscalationMethod.Disable, Assert.IsType<LockEscalationTableOption>(Assert.Single(statement.Options)).Value));
    }

    [Fact]
    public void Every_RuleSetName_compares_by_code_point()
    {
        var altered = Assert.IsType<AlterTableAlterColumnStatement>(
            Assert.Single(Nested("SqlServer/Migrations/0018_CompareRuleSetName.sql").Statements));
        Assert.Equal("RuleSetName", altered.ColumnIdentifier.Value);
        Assert.Equal(AlterTableAlterColumnOption.NotNull, altered.AlterTableAlterColumnOption);

        var created = SqlFiles.In("SqlServer", "Migrations")
            .SelectMany(path => TSql.All<CreateTableStatement>(path))
            .Where(table => table.SchemaObjectName.BaseIdentifier.Value != altered.SchemaObjectName.BaseIdentifier.Value)
            .SelectMany(table => table.Definition.ColumnDefinitions)
            .Where(column => column.ColumnIdentifier.Value == "RuleSetName")
            .Select(column => column.Collation?.Value)
            .Append(altered.Collation.Value);
        Assert.All(created, collation => Assert.Equal("Latin1_General_100_BIN2", collation));
    }

    private static TSqlBatch Nested(string path)
    {
        var call = Assert.Single(TSql.All<ExecutableStringList>(path));
        return Assert.Single(TSql.ParseText(Assert.IsType<StringLiteral>(Assert.Single(call.Strings)).Value).Batches);
    }
}
