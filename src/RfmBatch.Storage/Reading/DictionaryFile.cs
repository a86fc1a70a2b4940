using CsvHelper;

namespace RfmBatch.Storage.Reading;

/// <summary>
/// The embedded <c>db/dictionary.csv</c>, the one place beside the view files that names a published column: its order, kind, unit and
/// description.
/// </summary>
public static class DictionaryFile
{
    private static readonly CsvReaderOptions Options = new() { Separator = ',' };
    private static readonly Lazy<IReadOnlyList<DictionaryEntry>> All = new(Read);
    private static readonly Lazy<ILookup<string, DictionaryEntry>> ByView =
        new(() => Entries.ToLookup(entry => entry.ObjectName, StringComparer.Ordinal));

    /// <summary>All rows, in the file's order.</summary>
    public static IReadOnlyList<DictionaryEntry> Entries => All.Value;

    /// <summary>The rows of one view, its own first.</summary>
    public static IReadOnlyList<DictionaryEntry> Of(string viewName) => [.. ByView.Value[viewName]];

    /// <summary>The columns of one view, in its order.</summary>
    internal static IReadOnlyList<BiColumn> ColumnsOf(string viewName) =>
    [
        .. ByView.Value[viewName]
            .Where(entry => entry.ColumnName.Length > 0)
            .Select(entry => new BiColumn(entry.ColumnName, KindOf(entry)))
    ];

    private static BiColumnKind KindOf(DictionaryEntry entry) => entry.Kind switch
    {
        "whole" => BiColumnKind.Whole,
        "number" => BiColumnKind.Number,
        "amount" => BiColumnKind.Amount,
        "date" => BiColumnKind.Date,
        "instant" => BiColumnKind.Instant,
        "flag" => BiColumnKind.Flag,
        "text" => BiColumnKind.Text,
        _ => throw new InvalidOperationException(
            $"dictionary.csv gives {entry.ObjectName}.{entry.ColumnName} the kind '{entry.Kind}', which does not exist."),
    };

    private static List<DictionaryEntry> Read()
    {
        using var stream = typeof(DictionaryFile).Assembly.GetManifestResourceStream("dictionary.csv")
            ?? throw new InvalidOperationException("dictionary.csv is not embedded.");
        using var csv = CsvReader.Create(stream, Options);
        csv.ReadHeader();
        var entries = new List<DictionaryEntry>();
        while (csv.Read())
        {
            entries.Add(new DictionaryEntry(
                csv.GetString(nameof(DictionaryEntry.ObjectName)),
                csv.GetString(nameof(DictionaryEntry.ColumnName)),
                csv.GetString(nameof(DictionaryEntry.Kind)),
                csv.GetString(nameof(DictionaryEntry.Unit)),
                csv.GetString(nameof(DictionaryEntry.Description))));
        }

        return entries;
    }
}

/// <summary>A row of <c>db/dictionary.csv</c>: what a view, or one of its columns, means.</summary>
/// <param name="ObjectName">View of schema <c>bi</c>.</param>
/// <param name="ColumnName">Column, or empty for the view itself.</param>
/// <param name="Kind">A <see cref="BiColumnKind"/> in small letters, or empty for the view itself; not published.</param>
/// <param name="Unit">Unit of the column, or the grain of the view.</param>
/// <param name="Description">One or two sentences.</param>
public sealed record DictionaryEntry(string ObjectName, string ColumnName, string Kind, string Unit, string Description);
