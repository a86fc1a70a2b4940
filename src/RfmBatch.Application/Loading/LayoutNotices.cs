using System.Globalization;
using RfmBatch.Application.Loading.Csv;

namespace RfmBatch.Application.Loading;

/// <summary>Sentences about what stood in a file beside its values.</summary>
internal static class LayoutNotices
{
    /// <summary>Tells what was left out; nothing where nothing was.</summary>
    public static IEnumerable<string> Of(FieldReader fields)
    {
        if (fields.RowsEndedByDelimiter > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{fields.RowsEndedByDelimiter:N0} rows end with a delimiter more than the header and nothing behind it; it was left out.");
        }

        var (lines, told, rows) = fields.RowCounts;
        if (lines > 0)
        {
            var which = lines == 1 ? "The line that counts the rows was" : $"{lines} lines that count the rows were";
            var doubt = told == rows ? "." : string.Create(
                CultureInfo.InvariantCulture, $"; {told:N0} are told, {rows:N0} stand there: the file may be cut off, or rows broken.");
            yield return $"{which} left out{doubt}";
        }
    }
}
