using CsvHelper;

namespace RfmBatch.Storage.Deployment;

/// <summary>The embedded <c>db/dictionary.csv</c>, the one source of every description.</summary>
public static class DictionaryFile
{
    private static readonly CsvReaderOptions Options = new() { Separator = ',' };
    private static readonly Lazy<IReadOnlyList<DictionaryEntry>> All = new(Read);

    /// <summary>All rows, in the file's order.</summary>
    public static IReadOnlyList<DictionaryEntry> Entries => All.Value;

    /// <summary>The rows of one view, its own first.</summary>
    public static IReadOnlyList<DictionaryEntry> Of(string viewName) => [.. Entries.Where(entry => entry.ObjectName == viewName)];

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
                csv.GetString(nameof(DictionaryEntry.Unit)),
                csv.GetString(nameof(DictionaryEntry.Description))));
        }

        return entries;
    }
}

/// <summary>A row of <c>db/dictionary.csv</c>: what a view, or one of its columns, means.</summary>
/// <param name="ObjectName">View of schema <c>bi</c>.</param>
/// <param name="ColumnName">Column, or empty for the view itself.</param>
/// <param name="Unit">Unit of the column, or the grain of the view.</param>
/// <param name="Description">One or two sentences.</param>
public sealed record DictionaryEntry(string ObjectName, string ColumnName, string Unit, string Description);
