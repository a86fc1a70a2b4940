using System.Globalization;
using RfmBatch.Reporting.Reading;
using RfmBatch.Storage;
using RfmBatch.Storage.Reading;

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
    /// <exception cref="Core.RfmBatchException">The run is not published, the program has none that is, or the file cannot be written.
    /// </exception>
    public static async Task WriteAsync(
        RfmStore store, int? runKey, string programName, CultureInfo culture, string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        var data = await new ReportDataReader(store.Bi).ReadAsync(runKey, programName, cancellationToken);
        var page = HtmlReport.Render(data with { Culture = culture });
        await WholeFile.WriteAsync(
            path,
            async output =>
            {
                await output.WriteAsync(page.AsMemory(), cancellationToken);
                return page.Length;
            },
            cancellationToken);
    }
}
