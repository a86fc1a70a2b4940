using Microsoft.SqlServer.TransactSql.ScriptDom;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Db.Tests;

public sealed class DictionaryTests
{
    [Fact]
    public void Every_view_and_every_column_is_described_in_the_view_s_order() => Assert.All(SqlFiles.In("SqlServer", "Views"), path =>
    {
        var described = DictionaryFile.Of(Path.GetFileNameWithoutExtension(path)).Select(entry => entry.ColumnName);
        Assert.Equal(string.Join(' ', Columns(path).Prepend("")), string.Join(' ', described));
    });

    // Other people's reports and scripts name them, and some take columns by position.
    [Fact]
    public void Released_columns_stay_first_in_their_views_and_hold_the_same() => Assert.All(ReleasedColumns.Lines, line =>
    {
        var view = BiCatalogue.Views.Single(view => line.StartsWith($"{view.Name}: ", StringComparison.Ordinal));
        var now = $"{view.Name}: {string.Join(", ", view.Columns.Select(column => $"{column.Name} {Letter(column.Kind)}"))}";
        Assert.StartsWith($"{line},", $"{now},", StringComparison.Ordinal);
    });

    [Fact]
    public void Every_view_is_in_the_catalogue_and_described() => Assert.Equal(
        DictionaryFile.Entries.Select(entry => entry.ObjectName).Distinct().Order(StringComparer.Ordinal),
        BiCatalogue.Views.Select(view => view.Name).Order(StringComparer.Ordinal));

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

    private static char Letter(BiColumnKind kind) => kind switch
    {
        BiColumnKind.Whole => 'i',
        BiColumnKind.Number => 'n',
        BiColumnKind.Amount => 'm',
        BiColumnKind.Date => 'd',
        BiColumnKind.Instant => 'u',
        BiColumnKind.Flag => 'b',
        _ => 't',
    };

    private static IEnumerable<string> Columns(string path)
    {
        var view = Assert.Single(TSql.All<CreateViewStatement>(path));
        Assert.Equal("bi", view.SchemaObjectName.SchemaIdentifier.Value);
        Assert.Equal(Path.GetFileNameWithoutExtension(path), view.SchemaObjectName.BaseIdentifier.Value);
        return TSql.ViewColumns(path).Select(column => column.ColumnName.Value);
    }
}
