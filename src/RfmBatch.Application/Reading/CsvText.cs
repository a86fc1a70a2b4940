using CsvHelper;

namespace RfmBatch.Application.Reading;

/// <summary>Makes writers of CSV after RFC 4180: comma, CRLF, quotes only where needed.</summary>
internal static class CsvText
{
    // Injection stays off: it would also touch negative numbers; CsvCell knows texts from numbers.
    private static readonly CsvWriterOptions Options = CsvWriterOptions.Default;

    /// <summary>A writer; cells go through <see cref="CsvCell"/>.</summary>
    public static CsvWriter Writer(TextWriter output) => CsvWriter.Create(output, Options, leaveOpen: true);
}
