using RfmBatch.Application.Reading;
using RfmBatch.Core;
using RfmBatch.Storage;
using RfmBatch.Storage.Campaigns;
using RfmBatch.Storage.Reading;

namespace RfmBatch.Application.Campaigns;

/// <summary>Writes the lists of a plan as CSV: one file per action and one of the control, or all in one.</summary>
/// <remarks>
/// Cells are safe against formula injection. The control is never in an action's list, so that nobody contacts it by mistake.
/// </remarks>
public sealed class CampaignExporter(RfmStore store)
{
    private static readonly string[] Columns =
    [
        "CustomerId", "ActionName", "Channel", "Offer", "SegmentName", "Priority", "IsControl", "ExpectedGainAmount", "Reason"
    ];

    /// <summary>Writes the lists.</summary>
    /// <param name="planKey">A stored plan.</param>
    /// <param name="path">A file ending in <c>.csv</c> for all in one; otherwise a folder, made where it is missing.</param>
    /// <param name="cancellationToken">Ends it between files.</param>
    /// <returns>Files and their rows.</returns>
    /// <exception cref="RfmBatchException">A file cannot be written.</exception>
    public async Task<IReadOnlyList<(string Path, int RowCount)>> ExportAsync(int planKey, string path, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var rows = await store.Plans.ReadListAsync(planKey, cancellationToken);
        if (path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            return [await WriteAsync(path, rows, cancellationToken)];
        }

        MakeFolder(path);
        var files = new List<(string, int)>();
        foreach (var action in rows
            .Where(row => !row.IsControl)
            .GroupBy(row => row.ActionName, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            files.Add(
                await WriteAsync(
                    Path.Combine(path, FormattableString.Invariant($"plan-{planKey}-{FileName(action.Key)}.csv")),
                    [.. action],
                    cancellationToken));
        }

        List<CampaignListRow> control = [.. rows.Where(row => row.IsControl)];
        if (control.Count > 0)
        {
            files.Add(
                await WriteAsync(
                    Path.Combine(path, FormattableString.Invariant($"plan-{planKey}-control.csv")), control, cancellationToken));
        }

        return files;
    }

    /// <summary>Letters and digits in lower case, everything else a hyphen.</summary>
    internal static string FileName(string actionName)
    {
        var words = string.Concat(actionName.Select(character => char.IsLetterOrDigit(character) ? char.ToLowerInvariant(character) : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var name = string.Join('-', words);

        // An action of that name must not get the control's file.
        return name is "" or "control" ? $"action-{name}" : name;
    }

    private static async Task<(string Path, int RowCount)> WriteAsync(
        string path, IReadOnlyList<CampaignListRow> rows, CancellationToken cancellationToken)
    {
        await WholeFile.WriteAsync(
            path,
            async output =>
            {
                await using var csv = CsvText.Writer(output);
                foreach (var column in Columns)
                {
                    csv.WriteField(column);
                }

                await csv.EndRecordAsync(cancellationToken);
                foreach (var row in rows)
                {
                    foreach (var value in Values(row))
                    {
                        csv.WriteField(CsvCell.Text(value));
                    }

                    await csv.EndRecordAsync(cancellationToken);
                }

                await csv.FlushAsync(cancellationToken);
                return rows.Count;
            },
            cancellationToken);
        return (path, rows.Count);
    }

    private static object[] Values(CampaignListRow row) =>
        [
            row.CustomerId,
            row.ActionName,
            row.Channel,
            row.Offer,
            row.SegmentName,
            (long)row.Priority,
            row.IsControl,
            Amount.ToDecimal(row.ExpectedGainAmount),
            row.Reason
        ];

    private static void MakeFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RfmBatchException(
                $"The folder '{path}' cannot be used: {FileFault.Reason(exception)}.",
                "Name another folder, or a file ending in .csv, by --out.",
                exception);
        }
    }
}
