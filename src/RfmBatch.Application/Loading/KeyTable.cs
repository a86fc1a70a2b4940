namespace RfmBatch.Application.Loading;

/// <summary>Numbers texts from 0 in order of appearance; compares by code point.</summary>
internal sealed class KeyTable
{
    private readonly Dictionary<string, int> _numbers;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private string? _lastText;
    private int _lastNumber;

    public KeyTable()
    {
        _numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        _bySpan = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Texts so far.</summary>
    public int Count => _numbers.Count;

    /// <summary>The text's number.</summary>
    /// <param name="text">The text.</param>
    /// <param name="added">The text as a string when it is new, otherwise null.</param>
    public int Add(ReadOnlySpan<char> text, out string? added)
    {
        added = null;

        // The lines of an order follow one another.
        if (_lastText is not null && text.SequenceEqual(_lastText))
        {
            return _lastNumber;
        }

        if (!_bySpan.TryGetValue(text, out _lastText!, out _lastNumber))
        {
            _lastText = added = text.ToString();
            _lastNumber = Count;
            _numbers.Add(added, _lastNumber);
        }

        return _lastNumber;
    }
}
