using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace RfmBatch.Db.Tests;

/// <summary>Scripts that a DBA may run, beside the tables as migrations made them.</summary>
public sealed class OptionalScriptTests
{
    // A query that wants one column more than the index has reads the rows instead.
    [Theory]
    [InlineData("CustomerRfmColumnstore", "rfm", "CustomerRfm")]
    [InlineData("SalesTransactionColumnstore", "sales", "SalesTransaction")]
    public void A_columnstore_has_every_column_of_its_table(string script, string schema, string table)
    {
        var index = Assert.Single(TSql.All<CreateColumnStoreIndexStatement>($"SqlServer/Optional/{script}.sql"));
        var columns = index.Columns.Select(column => column.MultiPartIdentifier.Identifiers[^1].Value);

        Assert.Equal($"{schema}.{table}", $"{index.OnName.SchemaIdentifier.Value}.{index.OnName.BaseIdentifier.Value}");
        Assert.Equal(ColumnsOf(schema, table), columns);
    }

    [Fact]
    public void Each_says_from_which_size_on_it_pays() => Assert.All(SqlFiles.In("SqlServer", "Optional"), path =>
        Assert.Matches("(?m)^-- From which size on: .*(million|thousand)", SqlFiles.Read(path)));

    // "boundary_value is a constant expression that can reference variables":
    // https://learn.microsoft.com/sql/t-sql/statements/create-partition-function-transact-sql. An IDENTITY leaves gaps of a thousand:
    // https://learn.microsoft.com/sql/t-sql/statements/create-table-transact-sql-identity-property.
    [Fact]
    public void Partitions_are_cut_at_the_next_run_and_reckon_no_keys_ahead()
    {
        const string Path = "SqlServer/Optional/CustomerRfmPartitions.sql";
        var cut = Assert.Single(Assert.Single(TSql.All<CreatePartitionFunctionStatement>(Path)).BoundaryValues);
        var declared = Assert.Single(TSql.All<DeclareVariableElement>(Path));
        var again = SqlFiles.Read(Path).Split('\n').Where(line => line.Contains("NEXT USED", StringComparison.Ordinal)
            || line.StartsWith("-- DECLARE", StringComparison.Ordinal));

        Assert.Equal(declared.VariableName.Value, Assert.IsType<VariableReference>(cut).Name);
        Assert.Contains(
            TSql.All<ColumnReferenceExpression>(declared.Value), column => column.MultiPartIdentifier.Identifiers[^1].Value == "RunKey");
        Assert.NotEmpty(TSql.All<AlterPartitionFunctionStatement>(
            TSql.ParseText(string.Join('\n', again.Select(line => line["-- ".Length..])))));
    }

    // As migration 0028 makes it in a new store.
    [Fact]
    public void A_partitioned_table_is_compressed_as_it_was() => Assert.Equal(
        DataCompressionLevel.Page,
        Assert.Single(TSql.All<DataCompressionOption>("SqlServer/Optional/CustomerRfmPartitions.sql")).CompressionLevel);

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
