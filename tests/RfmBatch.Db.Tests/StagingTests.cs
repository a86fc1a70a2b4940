using Microsoft.SqlServer.TransactSql.ScriptDom;
using RfmBatch.Storage.Loading;
using RfmBatch.Storage.Runs;
using RfmBatch.Storage.SqlServer.Bulk;
using RfmBatch.Storage.SqlServer.Loading;
using RfmBatch.Storage.SqlServer.Runs;

namespace RfmBatch.Db.Tests;

/// <summary>
/// Rows on their way in are in temporary tables of the session. In a shared table without keys each session that takes its own rows
/// out again scans those of the others, under update locks even with READ_COMMITTED_SNAPSHOT: two programs that insert and then delete
/// deadlock (1205).
/// </summary>
public sealed class StagingTests
{
    private static readonly string[] Queries = [.. SqlFiles.SqlServerQueries];

    [Fact]
    public void Statements_write_tables_of_the_store_or_temporary_ones()
    {
        // The journal is there before any migration.
        var tables = MigrationsTests.SqlServerTables().Keys.Append("etl_SchemaVersion").ToHashSet(StringComparer.Ordinal);
        var written = Queries.Select(path => (Name: path, Script: TSql.Parse(path))).Concat(Composed())
            .SelectMany(text => Targets(text.Script).Select(target => (text.Name, Target: target))).ToList();

        Assert.Contains(written, write => write.Target == "#StagingTransaction");
        Assert.DoesNotContain(written, write => !write.Target.StartsWith('#') && !tables.Contains(write.Target));
        Assert.DoesNotContain(
            written, write => !write.Target.StartsWith('#') && write.Target.Contains("Staging", StringComparison.Ordinal));
    }

    [Fact]
    public void No_statement_of_the_program_names_a_shared_staging_table() =>
        Assert.DoesNotContain(Directory.EnumerateFiles(Path.Combine(SqlFiles.Root, "src"), "*.cs", SearchOption.AllDirectories)
                .Concat(
                    Queries.Except(SqlFiles.Inline).Concat(SqlFiles.In("SqlServer", "Security")).Select(path => Path.Combine(
                        SqlFiles.Root, "db", path))),
            path => System.Text.RegularExpressions.Regex.IsMatch(File.ReadAllText(path), @"\betl\W+Staging"));

    [Theory]
    [InlineData("etl.RejectedRow")]
    [InlineData("[rfm].[CustomerRfm]")]
    public async Task Bulk_copy_goes_nowhere_else(string table) =>
        await Assert.ThrowsAsync<ArgumentException>(() =>
            new BulkColumns().CopyAsync(
                new Microsoft.Data.SqlClient.SqlConnection(), table, 0, [], TestContext.Current.CancellationToken));

    [Fact]
    public void Texts_of_temporary_tables_state_their_collation()
    {
        var columns = Queries.Select(TSql.Parse).Concat(Composed().Select(text => text.Script))
            .SelectMany(script => TSql.All<CreateTableStatement>(script))
            .Select(table => (Name: table.SchemaObjectName.BaseIdentifier.Value, table.Definition.ColumnDefinitions))
            .Where(table => table.Name.StartsWith('#'))
            .SelectMany(table => table.ColumnDefinitions.Select(column => (Table: table.Name, Column: column)))
            .Where(
                column =>
                    column.Column.DataType is SqlDataTypeReference
                    {
                        SqlDataTypeOption: SqlDataTypeOption.NVarChar or SqlDataTypeOption.VarChar,
                    })
            .ToList();

        Assert.NotEmpty(columns);
        Assert.All(
            columns, column => Assert.Equal((column.Table, "Latin1_General_100_BIN2"), (column.Table, column.Column.Collation?.Value)));
    }

    [Fact]
    public void Temporary_tables_are_created_in_statements_without_parameters()
    {
        // A parameter makes the provider wrap the statement, and the table ends with the wrapping.
        foreach (var path in Queries.Where(path => TSql.All<CreateTableStatement>(path).Count > 0))
        {
            Assert.Empty(HouseRulesTests.Parameters(path));
        }
    }

    private static IEnumerable<(string Name, TSqlScript Script)> Composed()
    {
        var column = new SourceColumn("x", "[x]", "nvarchar");
        var load = new TableLoad(
            new LoadStart("transactions", "table:x", "", default, "{}"),
            new SourceTable("[dbo].[x]", [column]),
            Enum.GetValues<ColumnTarget>().ToDictionary(target => target, _ => column),
            [column],
            null,
            new DateOnly(2011, 1, 1),
            false,
            MissingMarkers.Default,
            (_, _) => null,
            _ => false,
            TimeProvider.System)
        {
            Filter = [(column, new RowCondition("x", ["it's", ""], true)), (column, new RowCondition("x", ["b"], false))],
        };
        var text = new SqlServerTableLoadText(load);
        var customers = new CustomerRfmStaging(
            [
                CustomerRfmColumn.Whole("RunKey", _ => 1),
                CustomerRfmColumn.Amount("RevenueAmount", _ => 1),
                CustomerRfmColumn.Date("FirstOrderDate", [1]),
                CustomerRfmColumn.Real("ProbabilityAlive", _ => 1),
            ]);
        return
        [
            ("CreateCustomers", TSql.ParseText(customers.CreateTable)),
            ("InsertCustomers", TSql.ParseText(customers.InsertRows)),
            ("CreateTable", TSql.ParseText(text.CreateTable)),
            ("FillRows", TSql.ParseText(text.FillRows([]))),
            ("Stage", TSql.ParseText(text.Stage())),
        ];
    }

    // UPDATE x FROM schema.Table AS x names an alias; its table is in the FROM clause.
    private static IEnumerable<string> Targets(TSqlScript script)
    {
        foreach (var write in TSql.All<DataModificationSpecification>(script))
        {
            var target = ((NamedTableReference)write.Target).SchemaObject;
            var aliased = write is UpdateDeleteSpecificationBase { FromClause: { } from } && target.SchemaIdentifier is null
                ? TSql.All<NamedTableReference>(from)
                    .FirstOrDefault(table => table.Alias?.Value == target.BaseIdentifier.Value)?.SchemaObject
                : null;
            yield return Name(aliased ?? target);
        }

        foreach (var dropped in TSql.All<DropTableStatement>(script).SelectMany(drop => drop.Objects))
        {
            yield return Name(dropped);
        }
    }

    private static string Name(SchemaObjectName name) =>
        name.SchemaIdentifier is null ? name.BaseIdentifier.Value : $"{name.SchemaIdentifier.Value}_{name.BaseIdentifier.Value}";
}
