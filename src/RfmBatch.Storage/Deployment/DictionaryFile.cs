using System.Globalization;
using CsvHelper;

namespace RfmBatch.Storage.Deployment;

/// <summary>The embedded <c>db/dictionary.csv</c>, the one source of every description.</summary>
public static class DictionaryFile
{
    private static readonly Lazy<IReadOnlyList<DictionaryEntry>> All = new(Read);

    /// <summary>All rows, in the file's order.</summary>
    public static IReadOnlyList<DictionaryEntry> Entries => All.Value;

    /// <summary>The rows of one view, its own first.</summary>
    public static IReadOnlyList<DictionaryEntry> Of(string viewName) => [.. Entries.Where(entry => entry.ObjectName == viewName)];

    private static List<DictionaryEntry> Read()
    {
        using var stream = typeof(DictionaryFile).Assembly.GetManifestResourceStream("dictionary.csv")
            ?? throw new InvalidOperationException("dictionary.csv is not embedded.");
        using var reader = new StreamReader(stream);
        using var csv = new CsvReader(reader, CultureInfo.InvariantCulture);
        return [.. csv.GetRecords<DictionaryEntry>()];
    }
}
