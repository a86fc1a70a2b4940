using Microsoft.SqlServer.TransactSql.ScriptDom;
using RfmBatch.Storage.Reading;
using RfmBatch.Storage.SqlServer.Deployment;
using RfmBatch.Storage.SqlServer.Sql;

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
        Assert.Equal(text, Babelfish.Create(replaced));
    });

    [Fact]
    public void Headers_say_how_a_view_is_deployed() => Assert.All(SqlFiles.In("SqlServer", "Views"), path =>
        Assert.Contains("-- Idempotent: no; deployed as CREATE OR ALTER VIEW", SqlFiles.Read(path), StringComparison.Ordinal));

    // An outer join to a unique key is left out where no column of it is wanted, in every database and without a foreign key.
    [Fact]
    public void The_view_to_start_with_reads_names_by_joins_that_can_be_left_out()
    {
        var joins = TSql.All<QualifiedJoin>("SqlServer/Views/CustomerRfmLatest.sql")
            .Where(join => join.SecondTableReference is NamedTableReference
            {
                SchemaObject.BaseIdentifier.Value: "Customer" or "Segment" or "Cluster"
            })
            .ToList();

        Assert.Equal(5, joins.Count);
        Assert.All(joins, join => Assert.Equal(QualifiedJoinType.LeftOuter, join.QualifiedJoinType));
    }

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
