using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace RfmBatch.Db.Tests;

/// <summary>Scripts that a DBA may run, beside the tables as migrations made them.</summary>
public sealed class OptionalScriptTests
{
    // A query that wants one column more than the index has reads the rows instead.
    [Fact]
    public void The_columnstore_has_every_column_of_its_table()
    {
        var index = Assert.Single(TSql.All<CreateColumnStoreIndexStatement>("SqlServer/Optional/CustomerRfmColumnstore.sql"));
        var columns = index.Columns.Select(column => column.MultiPartIdentifier.Identifiers[^1].Value);

        Assert.Equal(ColumnsOf("rfm", "CustomerRfm"), columns);
    }

    private static IEnumerable<string> ColumnsOf(string schema, string table) =>
        from path in SqlFiles.In("SqlServer", "Migrations")
        from node in TSql.All<TSqlStatement>(path)
        let made = node switch
        {
            CreateTableStatement create => (create.SchemaObjectName, create.Definition),
            AlterTableAddTableElementStatement add => (add.SchemaObjectName, add.Definition),
            _ => (SchemaObjectName: null, Definition: null),
        }
        where made.SchemaObjectName?.SchemaIdentifier?.Value == schema && made.SchemaObjectName.BaseIdentifier.Value == table
        from column in made.Definition!.ColumnDefinitions
        select column.ColumnIdentifier.Value;
}
