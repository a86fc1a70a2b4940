using System.Text;
using RfmBatch.Application.Loading.Csv;
using RfmBatch.Core;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Campaigns;

/// <summary>
/// A list of customers who must not be contacted: ids in the first column, a header or not, since a header is no customer.
/// </summary>
internal static class SuppressionFile
{
    /// <exception cref="RfmBatchException">The file cannot be read.</exception>
    /// <param name="path">The file.</param>
    /// <param name="form">The form in which the store keeps ids.</param>
    public static HashSet<string> Read(string path, CustomerForm form)
    {
        using var source = SourceFile.Open(path, Encoding.UTF8);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var lineNumber = 0L;
        try
        {
            var layout = FileLayout.Read(source, delimiter: null, hasHeader: false);
            var (text, _) = source.Read();
            using (text)
            {
                var reader = new FieldReader(text, layout.Delimiter);
                reader.SkipLines(layout.FirstRowLine - 1);
                while (reader.Read())
                {
                    lineNumber = reader.LineNumber;
                    if (reader.Kind is RecordKind.TooLong or RecordKind.BrokenQuote)
                    {
                        // Whoever stands there would be contacted.
                        throw new RfmBatchException(
                            $"Line {lineNumber} of '{source.Name}' cannot be read.",
                            "Correct the line: one customer id, or a CSV row that begins with it.");
                    }

                    if (reader.Count > 0 && !reader[0].IsEmpty)
                    {
                        ids.Add(form.Of(reader[0].ToString()));
                    }
                }
            }
        }
        catch (Exception error) when (error is not RfmBatchException && source.Explain(error, lineNumber) is { } explained)
        {
            throw explained;
        }

        return ids;
    }
}
