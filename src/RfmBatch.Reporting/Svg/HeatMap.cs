namespace RfmBatch.Reporting.Svg;

/// <summary>A grid of shaded cells with figures in them. Shades are classes of the style sheet, so that they fit light and dark.</summary>
internal static class HeatMap
{
    /// <summary>Shades are 0..<see cref="Shades"/> − 1.</summary>
    public const int Shades = 8;

    /// <summary>One cell.</summary>
    /// <param name="Shade">0..7, or null for an empty cell.</param>
    /// <param name="Figure">The figure in it.</param>
    /// <param name="Note">A smaller second line, or null.</param>
    /// <param name="Tip">The cell in words.</param>
    internal sealed record Cell(int? Shade, string Figure, string? Note, string Tip);

    /// <summary>What is drawn.</summary>
    internal sealed record Grid
    {
        /// <summary>Title for screen readers.</summary>
        public required string Title { get; init; }

        /// <summary>What one sees.</summary>
        public required string Description { get; init; }

        /// <summary>What rows are.</summary>
        public string RowCaption { get; init; } = string.Empty;

        /// <summary>What columns are.</summary>
        public string ColumnCaption { get; init; } = string.Empty;

        /// <summary>Labels of rows, top first.</summary>
        public required IReadOnlyList<string> Rows { get; init; }

        /// <summary>Labels of columns, left first.</summary>
        public required IReadOnlyList<string> Columns { get; init; }

        /// <summary>Cells by row and column; null where there is none.</summary>
        public required Func<int, int, Cell?> CellAt { get; init; }

        /// <summary>Greatest height of a row.</summary>
        public double TallestRow { get; init; } = 64;
    }

    /// <summary>The shade of a value on a scale from <paramref name="from"/> to <paramref name="to"/>.</summary>
    public static int Shade(double value, double from, double to) =>
        to > from ? Math.Clamp((int)((value - from) / (to - from) * Shades), 0, Shades - 1) : Shades / 2;

    /// <summary>Draws the grid.</summary>
    public static string Draw(ChartFrame frame, Grid grid)
    {
        var widestLabel = grid.Rows.Select(label => TextFit.Width(label, SvgCanvas.SmallSize)).DefaultIfEmpty(0).Max();
        var left = Math.Min(widestLabel, frame.Width * 0.3) + 10;
        var top = grid.ColumnCaption.Length > 0 || grid.RowCaption.Length > 0 ? 44.0 : 24.0;
        var cellWidth = (frame.Width - left) / Math.Max(1, grid.Columns.Count);
        var cellHeight = Math.Clamp(cellWidth * 0.62, 24, grid.TallestRow);
        var canvas = new SvgCanvas(frame, top + (cellHeight * grid.Rows.Count), grid.Title, grid.Description);
        DrawLabels(canvas, frame, grid, left, top, cellWidth, cellHeight);
        for (var row = 0; row < grid.Rows.Count; row++)
        {
            for (var column = 0; column < grid.Columns.Count; column++)
            {
                if (grid.CellAt(row, column) is { } cell)
                {
                    Draw(canvas, cell, new Box(left + (column * cellWidth), top + (row * cellHeight), cellWidth, cellHeight));
                }
            }
        }

        return canvas.ToString();
    }

    private static void DrawLabels(
        SvgCanvas canvas, ChartFrame frame, Grid grid, double left, double top, double cellWidth, double cellHeight)
    {
        if (top > 40)
        {
            var columns = TextFit.Fit(grid.ColumnCaption + " →", frame.Width - left, SvgCanvas.SmallSize) ?? string.Empty;
            var rowRoom = frame.Width - TextFit.Width(columns, SvgCanvas.SmallSize) - 16;
            var rows = TextFit.Fit("↓ " + grid.RowCaption, rowRoom, SvgCanvas.SmallSize);
            canvas.Text(frame.Width, 8, columns, "end", SvgCanvas.SmallSize, "soft");
            if (rows is not null && grid.RowCaption.Length > 0)
            {
                canvas.Text(0, 8, rows, size: SvgCanvas.SmallSize, cssClass: "soft");
            }
        }

        var room = new LabelRoom(0, 0, frame.Width + 4, double.MaxValue);
        for (var column = 0; column < grid.Columns.Count; column++)
        {
            var x = left + ((column + 0.5) * cellWidth);
            if (room.Take(x, top - 12, grid.Columns[column], "middle", SvgCanvas.SmallSize))
            {
                canvas.Text(x, top - 12, grid.Columns[column], "middle", SvgCanvas.SmallSize, "soft");
            }
        }

        for (var row = 0; row < grid.Rows.Count; row++)
        {
            if (TextFit.Fit(grid.Rows[row], left - 8, SvgCanvas.SmallSize) is { } label)
            {
                canvas.Text(left - 8, top + ((row + 0.5) * cellHeight), label, "end", SvgCanvas.SmallSize, "soft");
            }
        }
    }

    private static void Draw(SvgCanvas canvas, Cell cell, Box box)
    {
        var (paint, ink) = cell.Shade is { } shade ? ($"class=\"cell q{shade}\"", $"on{shade}") : ("class=\"cell empty\"", "soft");
        canvas.Rect(box.X + 1, box.Y + 1, box.Width - 2, box.Height - 2, paint, cell.Tip);
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        var size = box.Width < 44 ? 11.0 : SvgCanvas.LabelSize;
        if (cell.Figure.Length == 0 || TextFit.Width(cell.Figure, size) > box.Width - 4)
        {
            return;
        }

        var hasNote = cell.Note is not null && box.Height >= 38 && TextFit.Width(cell.Note, 11) <= box.Width - 4;
        canvas.Text(x, hasNote ? y - 8 : y, cell.Figure, "middle", size, hasNote ? ink + " strong" : ink);
        if (hasNote)
        {
            canvas.Text(x, y + 9, cell.Note!, "middle", 11, ink);
        }
    }
}
