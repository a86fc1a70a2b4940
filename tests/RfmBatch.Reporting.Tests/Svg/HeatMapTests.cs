using System.Globalization;
using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Tests.Svg;

public sealed class HeatMapTests
{
    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(0.49, 3)]
    [InlineData(1.0, 7)]
    [InlineData(5.0, 7)]
    public void Shade_IsInStep_WithTheValue(double value, int expected) => Assert.Equal(expected, HeatMap.Shade(value, 0, 1));

    [Fact]
    public void Shade_IsInTheMiddle_WhenAllValuesAreEqual() => Assert.Equal(4, HeatMap.Shade(3, 3, 3));

    [Theory]
    [InlineData(2, 1000)]
    [InlineData(5, 340)]
    [InlineData(10, 340)]
    [InlineData(24, 1000)]
    [InlineData(24, 340)]
    public void Cells_fill_the_frame_and_figures_fit_or_are_left_out(int size, double width)
    {
        var labels = Enumerable.Range(1, size).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToArray();
        var grid = new HeatMap.Grid
        {
            Title = "Grid",
            Description = "All cells",
            RowCaption = "a caption of rows that is rather long",
            ColumnCaption = "a caption of columns",
            Rows = labels,
            Columns = labels,
            CellAt = (row, column) => row == 0 ? null : new HeatMap.Cell(column % 8, "123,456", "9.9k", "cell"),
        };

        var drawing = new Drawing(HeatMap.Draw(new ChartFrame("g", width), grid));

        drawing.AssertLabelsAreApart();
        var cells = drawing.Rects("cell").ToArray();
        Assert.Equal(size * (size - 1), cells.Length);
        Assert.Equal(width - 1, cells.Max(cell => cell.X + cell.Width), 1);
        Assert.Single(cells.Select(cell => cell.Width).Distinct());
    }
}
