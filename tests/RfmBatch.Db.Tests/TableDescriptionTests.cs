using Microsoft.SqlServer.TransactSql.ScriptDom;
using RfmBatch.Storage.Reading;
using RfmBatch.Storage.SqlServer.Deployment;

namespace RfmBatch.Db.Tests;

/// <summary>Descriptions of tables, for a DBA's tools.</summary>
public sealed class TableDescriptionTests
{
    private static readonly IReadOnlyList<TSqlStatement> Made =
    [
        .. SqlFiles.In("SqlServer", "Migrations").Append("SqlServer/Queries/Deployment_CreateJournal.sql")
            .SelectMany(TSql.All<TSqlStatement>)
    ];

    [Fact]
    public void Every_table_is_described_once()
    {
        var dropped = Made.OfType<DropTableStatement>().SelectMany(drop => drop.Objects).Select(Name);
        var tables = Made.OfType<CreateTableStatement>().Select(create => Name(create.SchemaObjectName)).Except(dropped);

        Assert.Equal(
            tables.Order(StringComparer.Ordinal),
            TableDescription.All.Select(table => $"{table.Schema}.{table.Table}").Order(StringComparer.Ordinal));
        Assert.All(TableDescription.All, table => Assert.InRange(table.Text.Length, 20, 3_000));
    }

    [Fact]
    public void A_table_of_a_view_s_name_says_what_the_dictionary_says()
    {
        var views = DictionaryFile.Entries.Where(entry => entry.ColumnName.Length == 0).ToDictionary(entry => entry.ObjectName);

        Assert.All(
            TableDescription.All.Where(table => views.ContainsKey(table.Table)),
            table => Assert.EndsWith($"{views[table.Table].Unit}. {views[table.Table].Description}", table.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_statements_describe_each_table_where_its_words_differ()
    {
        Assert.Empty(TSql.ErrorsIn(TableDescriber.Batch));
        var script = TSql.ParseText(TableDescriber.Batch);

        Assert.Equal(
            TableDescription.All.Select(table => table.Text),
            TSql.All<SetVariableStatement>(script).Select(set => Assert.IsType<StringLiteral>(set.Expression).Value));
        Assert.Equal(
            TableDescription.All.Count,
            Assert.Single(script.Batches).Statements.OfType<IfStatement>().Count());
    }

    private static string Name(SchemaObjectName name) => $"{name.SchemaIdentifier.Value}.{name.BaseIdentifier.Value}";
}
