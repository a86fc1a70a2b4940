namespace RfmBatch.Application.Loading.Csv;

/// <summary>A value as a file has it, so that a message about formats can show it.</summary>
/// <param name="LineNumber">Its line.</param>
/// <param name="ColumnName">Its column.</param>
/// <param name="Text">The value; a long one is cut.</param>
internal sealed record WrittenValue(long LineNumber, string ColumnName, string Text)
{
    private const int MostChars = 40;

    /// <summary>Keeps a value of a record.</summary>
    public static WrittenValue Of(long lineNumber, string columnName, ReadOnlySpan<char> text) =>
        new(lineNumber, columnName, text.Length > MostChars ? $"{text[..MostChars]}…" : text.ToString());

    /// <summary>As <c>line 12 has '1.250' in 'amount'</c>.</summary>
    public override string ToString() => $"line {LineNumber} has '{Text}' in '{ColumnName}'";
}
