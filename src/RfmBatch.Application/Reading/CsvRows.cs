using RfmBatch.Storage.Reading;

namespace RfmBatch.Application.Reading;

/// <summary>Writes the rows of a view as CSV after RFC 4180: comma, CRLF, quotes only where needed, names in the first line.</summary>
internal static class CsvRows
{
    /// <summary>Writes all rows.</summary>
    /// <returns>How many rows there were, the header not counted.</returns>
    public static async Task<long> WriteAsync(BiRows rows, TextWriter output, CancellationToken cancellationToken)
    {
        await using var csv = CsvText.Writer(output);
        foreach (var column in rows.View.Columns)
        {
            csv.WriteField(column.Name);
        }

        await csv.EndRecordAsync(cancellationToken);
        var count = 0L;
        while (await rows.ReadAsync(cancellationToken))
        {
            for (var i = 0; i < rows.View.Columns.Count; i++)
            {
                csv.WriteField(CsvCell.Text(rows.Value(i)));
            }

            await csv.EndRecordAsync(cancellationToken);
            count++;
        }

        await csv.FlushAsync(cancellationToken);
        return count;
    }
}
