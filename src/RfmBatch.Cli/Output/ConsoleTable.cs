using RfmBatch.Cli.Hosting;
using Spectre.Console;

namespace RfmBatch.Cli.Output;

/// <summary>
/// A table that fits: on a screen the least important columns give way until it does; through a pipe nothing is left out.
/// </summary>
internal sealed class ConsoleTable(params ConsoleColumn[] columns)
{
    private const int Gap = 2;
    private readonly List<string[]> _rows = [];

    public int RowCount => _rows.Count;

    public void AddRow(params string[] cells)
    {
        if (cells.Length != columns.Length)
        {
            throw new ArgumentException($"{cells.Length} cells for {columns.Length} columns.", nameof(cells));
        }

        _rows.Add(cells);
    }

    public void Write(Terminal terminal)
    {
        var table = new Table { Border = TableBorder.None, ShowHeaders = columns.Any(column => column.Title.Length > 0) };
        var shown = ColumnsThatFit(terminal.Width);
        foreach (var index in shown)
        {
            table.AddColumn(new TableColumn(new Text(columns[index].Title, new Style(decoration: Decoration.Bold)))
            {
                Alignment = columns[index].IsNumber ? Justify.Right : Justify.Left,
                NoWrap = !columns[index].MayWrap,
                Padding = new Padding(0, 0, index == shown[^1] ? 0 : Gap, 0),
            });
        }

        foreach (var row in _rows)
        {
            table.AddRow(shown.Select(index => new Text(row[index], columns[index].StyleOf?.Invoke(row) ?? Style.Plain)));
        }

        terminal.Output.WriteLine(terminal.Render(table));
    }

    private List<int> ColumnsThatFit(int width)
    {
        var shown = Enumerable.Range(0, columns.Length).ToList();
        while (shown.Count > 1 && shown.Sum(NeededWidth) + (Gap * (shown.Count - 1)) > width)
        {
            var least = shown.MaxBy(index => columns[index].GivesWay);
            if (columns[least].GivesWay == 0)
            {
                break;
            }

            shown.Remove(least);
        }

        return shown;
    }

    private int NeededWidth(int index)
    {
        var widest = _rows.Select(row => row[index].Length).Append(columns[index].Title.Length).Max();
        return columns[index].MayWrap ? Math.Min(widest, ConsoleColumn.WrappedWidth) : widest;
    }
}

/// <summary>A column of a <see cref="ConsoleTable"/>.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="IsNumber">Aligned to the right.</param>
/// <param name="GivesWay">Which columns are left out first on a narrow screen: the highest number; 0 never.</param>
internal sealed record ConsoleColumn(string Title, bool IsNumber = false, int GivesWay = 0)
{
    /// <summary>Columns a wrapped text is given at least.</summary>
    public const int WrappedWidth = 30;

    /// <summary>Long text that may take several lines of a screen.</summary>
    public bool MayWrap { get; init; }

    /// <summary>The look of a cell, from its row.</summary>
    public Func<string[], Style>? StyleOf { get; init; }
}
