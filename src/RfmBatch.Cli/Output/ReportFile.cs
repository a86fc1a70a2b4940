using System.Globalization;
using System.Text;
using RfmBatch.Reporting;
using RfmBatch.Storage;

namespace RfmBatch.Cli.Output;

/// <summary>Writes a report so that it appears under its name only when it is complete.</summary>
internal static class ReportFile
{
    public static async Task WriteAsync(RfmStore store, int? runKey, string programName, CultureInfo culture, string path, CancellationToken cancellationToken)
    {
        var data = await new ReportDataReader(store.Bi).ReadAsync(runKey, programName, cancellationToken);
        var temporary = $"{path}.{Path.GetRandomFileName()}.tmp";
        try
        {
            await File.WriteAllTextAsync(temporary, HtmlReport.Render(data with { Culture = culture }), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
