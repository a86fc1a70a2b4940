using Microsoft.SqlServer.TransactSql.ScriptDom;
using RfmBatch.Storage.Deployment;

namespace RfmBatch.Db.Tests;

public sealed class DictionaryTests
{
    [Fact]
    public void Every_view_and_every_column_is_described_in_the_view_s_order() => Assert.All(SqlFiles.In("SqlServer", "Views"), path =>
    {
        var described = DictionaryFile.Of(Path.GetFileNameWithoutExtension(path)).Select(entry => entry.ColumnName);
        Assert.Equal(string.Join(' ', Columns(path).Prepend("")), string.Join(' ', described));
    });

    [Fact]
    public void Nothing_is_described_that_is_not_there() =>
        Assert.Empty(DictionaryFile.Entries.Select(entry => entry.ObjectName).Distinct()
            .Except(SqlFiles.In("SqlServer", "Views").Select(path => Path.GetFileNameWithoutExtension(path))));

    [Fact]
    public void Descriptions_are_sentences_and_units_are_given() => Assert.All(DictionaryFile.Entries, entry =>
    {
        Assert.EndsWith(".", entry.Description, StringComparison.Ordinal);
        Assert.NotEmpty(entry.Unit);
        Assert.InRange(entry.Description.Length, 10, 1000);
    });

    private static IEnumerable<string> Columns(string path)
    {
        var view = Assert.Single(TSql.All<CreateViewStatement>(path));
        Assert.Equal("bi", view.SchemaObjectName.SchemaIdentifier.Value);
        Assert.Equal(Path.GetFileNameWithoutExtension(path), view.SchemaObjectName.BaseIdentifier.Value);
        return TSql.ViewColumns(path).Select(column => column.ColumnName.Value);
    }
}
