namespace RfmBatch.Storage.Reading;

/// <summary>One row of a <c>bi</c> view, read by column name.</summary>
public sealed class BiRow
{
    private readonly BiView _view;
    private readonly object?[] _values;

    internal BiRow(BiView view, object?[] values)
    {
        _view = view;
        _values = values;
    }

    /// <summary>The value as <see cref="BiRows.Value"/> gives it, or null.</summary>
    /// <exception cref="ArgumentException">The view has no such column.</exception>
    public object? Value(string columnName)
    {
        for (var i = 0; i < _values.Length; i++)
        {
            if (_view.Columns[i].Name == columnName)
            {
                return _values[i];
            }
        }

        throw new ArgumentException($"{_view.Name} has no column {columnName}.", nameof(columnName));
    }

    /// <summary>A whole number that is never NULL.</summary>
    public long Count(string columnName) => (long)Value(columnName)!;

    /// <summary>A number, or null.</summary>
    public double? Number(string columnName) => (double?)Value(columnName);

    /// <summary>An amount that is never NULL.</summary>
    public decimal Amount(string columnName) => (decimal)Value(columnName)!;

    /// <summary>A date that is never NULL.</summary>
    public DateOnly Date(string columnName) => (DateOnly)Value(columnName)!;

    /// <summary>A flag.</summary>
    public bool Flag(string columnName) => (bool)Value(columnName)!;

    /// <summary>A text that is never NULL.</summary>
    public string Text(string columnName) => (string)Value(columnName)!;
}
