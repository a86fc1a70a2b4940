using RfmBatch.Core;

namespace RfmBatch.Application.Loading.Csv;

/// <summary>The one currency of a file, beside its numbers or in a column of its own.</summary>
internal sealed class CurrencyEvidence
{
    private static readonly string[] ColumnNames =
        ["currency", "currencycode", "ordercurrency", "währung", "waehrung", "devise", "moneda", "valuta", "waluta"];

    private char[] _lastWritten = [];
    private WrittenValue? _first;

    /// <summary>The currency; null until one was seen.</summary>
    public string? Name { get; private set; }

    /// <summary>The column that names currencies, by its header; −1 where there is none.</summary>
    public static int FindColumn(IReadOnlyList<string> columns) => Enumerable.Range(0, columns.Count)
        .Where(index => ColumnNames.Contains(Letters(columns[index]), StringComparer.OrdinalIgnoreCase))
        .DefaultIfEmpty(-1)
        .First();

    /// <summary>Takes a currency as it is written; texts that are none tell nothing.</summary>
    /// <exception cref="InvalidInputException">It is another one than before.</exception>
    public void Add(ReadOnlySpan<char> written, ReadOnlySpan<char> text, long lineNumber, string columnName)
    {
        if (written.IsEmpty || written.SequenceEqual(_lastWritten) || CurrencyName.Find(written) is not { } name)
        {
            return;
        }

        var value = WrittenValue.Of(lineNumber, columnName, text);
        if (Name is not null && name != Name)
        {
            throw new InvalidInputException(
                [$"The amounts are of two currencies, {Name} and {name}: {_first}, but {value}."],
                "Load the rows of one currency; where the amounts are converted to one already, leave out the column that names others. "
                + "Nothing was loaded.");
        }

        _lastWritten = written.ToArray();
        _first ??= value;
        Name = name;
    }

    private static string Letters(string text) => new([.. text.Where(char.IsLetter)]);
}
