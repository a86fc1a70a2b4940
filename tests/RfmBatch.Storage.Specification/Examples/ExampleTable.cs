using System.Data.Common;
using System.Globalization;

namespace RfmBatch.Storage.Specification.Examples;

/// <summary>A result as Markdown, the same from both engines: four decimals at most, ISO days, flags as 1 and 0, NULL as NULL.</summary>
internal static class ExampleTable
{
    public static async Task<IReadOnlyList<string>> ReadAsync(DbDataReader reader, CancellationToken cancellationToken)
    {
        var columns = Enumerable.Range(0, reader.FieldCount).ToList();
        var rows = new List<(string Text, bool IsNumber)[]>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add([.. columns.Select(column => (Cell(reader.GetValue(column)), IsNumber(reader.GetValue(column))))]);
        }

        var right = columns.Select(column => rows.Exists(row => row[column].IsNumber)).ToList();
        return
        [
            Line(columns.Select(reader.GetName)),
            Line(right.Select(isRight => isRight ? "---:" : "---")),
            .. rows.Select(row => Line(row.Select(cell => cell.Text))),
        ];
    }

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private static bool IsNumber(object value) => value is int or long or double or decimal or bool;

    // SQLite keeps days as text already, and flags as 1 and 0.
    private static string Cell(object value) => value switch
    {
        DBNull => "NULL",
        string text => text,
        bool flag => flag ? "1" : "0",
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ =>
            Math.Round(Convert.ToDecimal(value, CultureInfo.InvariantCulture), 4, MidpointRounding.AwayFromZero)
                .ToString("0.####", CultureInfo.InvariantCulture),
    };
}
