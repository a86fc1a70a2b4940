using System.Globalization;
using Microsoft.Extensions.Logging;
using RfmBatch.Core;
using RfmBatch.Jobs.Logging;
using RfmBatch.Reporting;
using RfmBatch.Storage;

namespace RfmBatch.Jobs.Execution;

/// <summary>Where each program's latest report lies, under a name that the page can link to.</summary>
internal sealed class ReportFolder(string path, ILogger<ReportFolder> logger)
{
    /// <summary>Writes the report of a program's latest run. A report that cannot be written does not undo a run.</summary>
    public async Task WriteAsync(RfmStore store, string programName, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(path);
            await ReportFile.WriteAsync(
                store, null, programName, CultureInfo.InvariantCulture, Path.Combine(path, FileNameOf(programName)), cancellationToken);
        }
        catch (Exception failure) when (failure is RfmBatchException or IOException or UnauthorizedAccessException)
        {
            Log.NoReport(logger, programName, failure.Message);
        }
    }

    /// <summary>The file of a program's report.</summary>
    public static string FileNameOf(string programName) => $"{SafeName.Of(programName)}.html";

    /// <summary>
    /// Full path of a report that is there, or null; the name is one that <see cref="FileNameOf"/> gives, nothing else is looked for.
    /// </summary>
    public string? Find(string fileName)
    {
        if (!fileName.EndsWith(".html", StringComparison.Ordinal)
            || fileName.Length > 80
            || !fileName[..^5].All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_'))
        {
            return null;
        }

        var file = Path.GetFullPath(Path.Combine(path, fileName));
        return File.Exists(file) ? file : null;
    }
}
