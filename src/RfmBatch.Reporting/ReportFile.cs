using System.Globalization;
using System.Text;
using RfmBatch.Core;
using RfmBatch.Reporting.Reading;
using RfmBatch.Storage;

namespace RfmBatch.Reporting;

/// <summary>Writes a report so that it appears under its name only when it is complete.</summary>
public static class ReportFile
{
    /// <summary>Writes the report of a run, or of a program's latest run.</summary>
    /// <param name="store">A deployed store.</param>
    /// <param name="runKey">A published run, or null for the program's latest.</param>
    /// <param name="programName">The program, where no run is given.</param>
    /// <param name="culture">How its figures are grouped and pointed.</param>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="cancellationToken">Stops it; the file stays as it was.</param>
    /// <exception cref="Core.RfmBatchException">The run is not published, or the program has no published run.</exception>
    public static async Task WriteAsync(
        RfmStore store, int? runKey, string programName, CultureInfo culture, string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        var data = await new ReportDataReader(store.Bi).ReadAsync(runKey, programName, cancellationToken);
        var temporary = $"{path}.{Path.GetRandomFileName()}.tmp";
        try
        {
            await File.WriteAllTextAsync(
                temporary,
                HtmlReport.Render(data with { Culture = culture }),
                new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                cancellationToken);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
