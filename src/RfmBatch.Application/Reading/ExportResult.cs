namespace RfmBatch.Application.Reading;

/// <summary>What an export wrote.</summary>
/// <param name="ViewName">The view.</param>
/// <param name="Path">The file, as given.</param>
/// <param name="RowCount">Rows, the header not counted.</param>
/// <param name="RunKeys">The runs exported; empty where the view was not read by run.</param>
/// <param name="HasReplacedFile">Whether there was a file of that name before.</param>
public sealed record ExportResult(string ViewName, string Path, long RowCount, IReadOnlyList<int> RunKeys, bool HasReplacedFile);
