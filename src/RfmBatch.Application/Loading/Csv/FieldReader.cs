namespace RfmBatch.Application.Loading.Csv;

/// <summary>Reads records as trimmed fields.</summary>
/// <remarks>
/// The framer vouches for the quotes of a record (RFC 4180), so that a field is a range of the record, without a string of its own;
/// only one with doubled quotes is copied, to a buffer that serves all records.
/// </remarks>
internal sealed class FieldReader
{
    private readonly RecordFramer _framer;
    private readonly char _delimiter;
    private readonly bool _isBlankRuns;
    private char[] _unescaped = [];
    private int _unescapedLength;
    private int[] _starts = new int[64];
    private int[] _lengths = new int[64];

    /// <summary>Reads a text.</summary>
    public FieldReader(TextReader reader, Delimiter delimiter)
    {
        _isBlankRuns = delimiter.IsBlankRuns;
        _delimiter = delimiter.Character;
        _framer = new RecordFramer(reader, _isBlankRuns ? null : _delimiter);
    }

    /// <summary>Fields of the record.</summary>
    public int Count { get; private set; }

    /// <summary>What the record is; fields are to be had only of plain and quoted ones.</summary>
    public RecordKind Kind => _framer.Kind;

    /// <summary>The 1-based line on which the record begins.</summary>
    public long LineNumber => _framer.LineNumber;

    /// <summary>Characters in the record.</summary>
    public int Length => _framer.Record.Length;

    /// <summary>A trimmed field.</summary>
    public ReadOnlySpan<char> this[int index] => _starts[index] >= 0
        ? _framer.Record.Slice(_starts[index], _lengths[index]).Trim()
        : _unescaped.AsSpan(~_starts[index], _lengths[index]).Trim();

    /// <summary>Says how many fields a record has, once the first is read.</summary>
    public void Expect(int fields) => _framer.ExpectedFields = fields;

    /// <summary>Moves to the next record that is not blank.</summary>
    public bool Read()
    {
        if (!_framer.Read())
        {
            return false;
        }

        Count = _framer.Kind switch
        {
            RecordKind.Plain => _isBlankRuns ? SplitBlankRuns() : Split(),
            RecordKind.Quoted => SplitQuoted(),
            _ => 0,
        };
        return true;
    }

    /// <summary>Makes a field of the record an empty one; its text in <see cref="RawText"/> stays.</summary>
    public void Clear(int index) => (_starts[index], _lengths[index]) = (0, 0);

    /// <summary>The beginning of the record as it stands in the file.</summary>
    public string RawText() => _framer.RawText();

    private int Split()
    {
        var record = _framer.Record;
        var count = 0;
        var start = 0;
        while (true)
        {
            var length = record[start..].IndexOf(_delimiter);
            Put(count++, start, length < 0 ? record.Length - start : length);
            if (length < 0)
            {
                return count;
            }

            start += length + 1;
        }
    }

    private int SplitQuoted()
    {
        var record = _framer.Record;
        _unescapedLength = 0;
        var count = 0;
        var start = 0;
        while (true)
        {
            int end;
            if (start < record.Length && record[start] == '"')
            {
                var close = ClosingQuote(record, start + 1, out var hasDoubled);
                if (hasDoubled)
                {
                    PutUnescaped(count++, record[(start + 1)..close]);
                }
                else
                {
                    Put(count++, start + 1, close - start - 1);
                }

                end = close + 1;
            }
            else
            {
                var length = record[start..].IndexOf(_delimiter);
                end = length < 0 ? record.Length : start + length;
                Put(count++, start, end - start);
            }

            if (end >= record.Length)
            {
                return count;
            }

            start = end + 1;
        }
    }

    private static int ClosingQuote(ReadOnlySpan<char> record, int from, out bool hasDoubled)
    {
        hasDoubled = false;
        var quote = from + record[from..].IndexOf('"');
        while (quote + 1 < record.Length && record[quote + 1] == '"')
        {
            hasDoubled = true;
            quote += 2 + record[(quote + 2)..].IndexOf('"');
        }

        return quote;
    }

    private void PutUnescaped(int index, ReadOnlySpan<char> escaped)
    {
        if (_unescaped.Length < _unescapedLength + escaped.Length)
        {
            Array.Resize(ref _unescaped, Math.Max(1024, 2 * (_unescapedLength + escaped.Length)));
        }

        var start = _unescapedLength;
        while (escaped.IndexOf('"') is var quote and >= 0)
        {
            escaped[..(quote + 1)].CopyTo(_unescaped.AsSpan(_unescapedLength));
            _unescapedLength += quote + 1;
            escaped = escaped[(quote + 2)..];
        }

        escaped.CopyTo(_unescaped.AsSpan(_unescapedLength));
        _unescapedLength += escaped.Length;
        Put(index, ~start, _unescapedLength - start);
    }

    private int SplitBlankRuns()
    {
        var record = _framer.Record;
        var count = 0;
        var start = 0;
        while (true)
        {
            var skipped = record[start..].IndexOfAnyExcept(' ', '\t');
            if (skipped < 0)
            {
                return count;
            }

            start += skipped;
            var length = record[start..].IndexOfAny(' ', '\t');
            length = length < 0 ? record.Length - start : length;
            Put(count++, start, length);
            start += length;
        }
    }

    private void Put(int index, int start, int length)
    {
        if (index == _starts.Length)
        {
            Array.Resize(ref _starts, index * 2);
            Array.Resize(ref _lengths, index * 2);
        }

        _starts[index] = start;
        _lengths[index] = length;
    }
}
