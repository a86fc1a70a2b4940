using RfmBatch.Core;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Application.Reading;

/// <summary>Exports <c>bi</c> views as CSV files.</summary>
/// <remarks>
/// UTF-8 without byte order mark, CRLF, invariant culture: equal data gives equal bytes, from either store.
/// The file appears under its name only when it is complete; a file already there is replaced.
/// Texts that a spreadsheet would take for a formula get a leading apostrophe.
/// </remarks>
public sealed class ViewExporter
{
    private readonly BiReader _reader;

    /// <summary>An exporter over a reader.</summary>
    public ViewExporter(BiReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        _reader = reader;
    }

    /// <summary>Exports a view, of the latest run of every program or of a given run.</summary>
    /// <param name="viewName">Name of the view, with or without <c>bi.</c>.</param>
    /// <param name="runKey">A published run, or null for the view's default.</param>
    /// <param name="path">The file to write.</param>
    /// <param name="cancellationToken">Stops the export; the file stays as it was.</param>
    /// <exception cref="InvalidInputException">Unknown view, or a run named for a view that is not kept per run.</exception>
    /// <exception cref="RfmBatchException">No such published run, or the file cannot be written.</exception>
    public async Task<ExportResult> ExportAsync(string viewName, int? runKey, string path, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        await using var rows = await _reader.OpenAsync(new BiQuery(viewName, runKey), cancellationToken);
        var hasReplacedFile = File.Exists(path);
        var count = await WholeFile.WriteAsync(path, output => CsvRows.WriteAsync(rows, output, cancellationToken), cancellationToken);
        return new ExportResult(rows.View.Name, path, count, rows.RunKeys, hasReplacedFile);
    }
}

/// <summary>What an export wrote.</summary>
/// <param name="ViewName">The view.</param>
/// <param name="Path">The file, as given.</param>
/// <param name="RowCount">Rows, the header not counted.</param>
/// <param name="RunKeys">The runs exported; empty where the view was not read by run.</param>
/// <param name="HasReplacedFile">Whether there was a file of that name before.</param>
public sealed record ExportResult(string ViewName, string Path, long RowCount, IReadOnlyList<int> RunKeys, bool HasReplacedFile);
