using System.Text.RegularExpressions;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Db.Tests.Catalogue;

public sealed partial class CatalogueDocumentTests
{
    private static readonly Dictionary<BiColumnKind, string> TypesOfKind = new()
    {
        [BiColumnKind.Whole] = @"^(int|bigint)$",
        [BiColumnKind.Number] = @"^float\(53\)$",
        [BiColumnKind.Amount] = @"^decimal\(19,4\)$",
        [BiColumnKind.Date] = "^date$",
        [BiColumnKind.Instant] = @"^datetime2\(3\)$",
        [BiColumnKind.Flag] = "^bit$",
        [BiColumnKind.Text] = @"^n?varchar\(([1-9][0-9]{0,3}|max)\)$",
    };

    [Fact]
    public void Every_view_has_one_section_and_every_heading_has_views()
    {
        Assert.Equal(
            BiCatalogue.Views.Select(view => view.Name),
            CatalogueDocument.Groups.SelectMany(group => group.Views).Select(view => view.Name));
        Assert.All(CatalogueDocument.Groups, group => Assert.NotEmpty(group.Views));
    }

    // The catalogue's kinds are what the contract tests find in both stores: types read from the scripts must agree with them.
    [Fact]
    public void Types_and_order_of_columns_agree_with_the_catalogue_of_views() => Assert.All(BiCatalogue.Views, view =>
    {
        var types = ViewTypes.Of(view.Name);
        Assert.Equal(view.Columns.Select(column => column.Name), types.Select(pair => pair.Column));
        Assert.All(view.Columns.Zip(types), pair => Assert.Matches(TypesOfKind[pair.First.Kind], pair.Second.Type));
    });

    [Theory]
    [InlineData("Run", "RunKey", "int")]
    [InlineData("Run", "OptionsJson", "nvarchar(max)")]
    [InlineData("Run", "IsLatest", "bit")]
    [InlineData("CustomerRfm", "NextOrderDate", "date")]
    [InlineData("CustomerRfm", "PreviousSegmentKey", "int")]
    [InlineData("CustomerRfmLatest", "RfmCode", "varchar(8)")]
    [InlineData("CustomerRfmLatest", "HierarchyClusterName", "nvarchar(100)")]
    [InlineData("MonthlySales", "MonthStartDate", "date")]
    public void Types_come_from_tables_added_columns_casts_and_functions(string view, string column, string type) =>
        Assert.Equal(type, ViewTypes.Of(view).Single(pair => pair.Column == column).Type);

    [Fact]
    public void Every_row_of_a_table_has_four_cells() => Assert.All(
        CatalogueDocument.Render().Split('\n').Where(line => line.StartsWith('|')),
        line => Assert.Equal(5, UnescapedBar().Count(line)));

    [Theory]
    [InlineData("one | two", "one \\| two")]
    [InlineData("3..3*bins", "3..3\\*bins")]
    [InlineData("first\r\nsecond", "first second")]
    [InlineData("<b> `code`", "&lt;b> `code`")]
    public void Cells_hold_nothing_that_markdown_takes_for_its_own(string text, string cell) =>
        Assert.Equal(cell, CatalogueDocument.Cell(text));

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex UnescapedBar();
}
