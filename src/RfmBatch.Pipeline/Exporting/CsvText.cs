using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace RfmBatch.Pipeline.Exporting;

/// <summary>Makes writers of CSV after RFC 4180: comma, CRLF, quotes only where needed.</summary>
internal static class CsvText
{
    /// <summary>A writer; cells go through <see cref="CsvCell"/>.</summary>
    public static CsvWriter Writer(TextWriter output) => new(
        output,
        new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            NewLine = "\r\n",
            InjectionOptions = InjectionOptions.None, // it would also touch negative numbers; CsvCell knows texts from numbers
        },
        leaveOpen: true);
}
