using Microsoft.SqlServer.TransactSql.ScriptDom;
using RfmBatch.Storage.Reading;
using RfmBatch.Storage.SqlServer.Deployment;

namespace RfmBatch.Db.Tests;

/// <summary>What a deployment makes of the views' files.</summary>
public sealed class ViewStatementsTests
{
    // "ALTER VIEW can be applied to ... without affecting dependent stored procedures or triggers and does not change permissions":
    // https://learn.microsoft.com/sql/t-sql/statements/alter-view-transact-sql.
    [Fact]
    public void Every_view_is_altered_where_it_is_there() => Assert.All(SqlFiles.In("SqlServer", "Views"), path =>
    {
        var text = SqlFiles.Read(path);
        var replaced = ViewStatements.CreateOrAlter(text);
        var statement = Assert.IsType<CreateOrAlterViewStatement>(
            Assert.Single(Assert.Single(TSql.ParseText(replaced).Batches).Statements));

        Assert.Equal("bi", statement.SchemaObjectName.SchemaIdentifier.Value);
        Assert.Equal(Path.GetFileNameWithoutExtension(path), statement.SchemaObjectName.BaseIdentifier.Value);
        Assert.Equal(text, ViewStatements.Create(replaced));
    });

    [Fact]
    public void Descriptions_are_replaced_whether_they_are_there_or_not() => Assert.All(SqlFiles.In("SqlServer", "Views"), path =>
    {
        var entries = DictionaryFile.Of(Path.GetFileNameWithoutExtension(path)).ToList();
        var (batch, parameters) = ViewStatements.Describe(Path.GetFileNameWithoutExtension(path), entries);
        var statements = Assert.Single(TSql.ParseText(batch).Batches).Statements;

        Assert.Equal(2 * entries.Count, statements.Count);
        Assert.All(statements.Where((_, index) => index % 2 == 0), statement => Assert.IsType<IfStatement>(statement));
        var called = TSql.All<ExecutableProcedureReference>(TSql.ParseText(batch))
            .CountBy(procedure => procedure.ProcedureReference.ProcedureReference.Name.BaseIdentifier.Value)
            .ToDictionary();
        Assert.Equal(entries.Count, called["sp_dropextendedproperty"]);
        Assert.Equal(entries.Count, called["sp_addextendedproperty"]);
        Assert.InRange(parameters.ParameterNames.Count(), entries.Count, 2_100);
    });
}
