using System.Globalization;
using RfmBatch.Application.Loading.Csv;

namespace RfmBatch.Application.Loading;

/// <summary>Sentences about what stood in a file beside its values.</summary>
internal static class LayoutNotices
{
    /// <summary>Counts what was taken off rows; nothing where nothing was.</summary>
    public static IEnumerable<string> Of(FieldReader fields)
    {
        if (fields.RowsEndedByDelimiter > 0)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{fields.RowsEndedByDelimiter:N0} rows end with a delimiter more than the header, with nothing behind it; it was left out.");
        }
    }
}
