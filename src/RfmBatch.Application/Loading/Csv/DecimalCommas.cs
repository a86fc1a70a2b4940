namespace RfmBatch.Application.Loading.Csv;

/// <summary>
/// Watches for amounts such as <c>12,50</c> that were written without quotes between commas: two columns of which every row has a whole
/// number and two digits.
/// </summary>
internal sealed class DecimalCommas(int columns)
{
    private readonly bool[] _canBeCents = [.. Enumerable.Repeat(true, columns)];

    /// <summary>Whether there are two such columns.</summary>
    public bool AreLikely => _canBeCents.Skip(1).Contains(true);

    /// <summary>Takes a row.</summary>
    public void Add(FieldReader row)
    {
        for (var column = 1; column < _canBeCents.Length; column++)
        {
            _canBeCents[column] &= column < row.Count && row[column].Length == 2 && IsWhole(row[column])
                && IsWhole(row[column - 1].TrimStart('-'));
        }
    }

    private static bool IsWhole(ReadOnlySpan<char> text) => text.Length > 0 && text.IndexOfAnyExceptInRange('0', '9') < 0;
}
