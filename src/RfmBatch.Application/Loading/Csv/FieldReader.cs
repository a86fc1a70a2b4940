using System.Globalization;
using RfmBatch.Core;

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
    private readonly int[] _columnStarts;
    private readonly bool _mayEndWithDelimiter;
    private readonly long _maxRows = long.MaxValue;
    private long _rows;
    private int _columnCount = -1;
    private char[] _unescaped = [];
    private int _unescapedLength;
    private int[] _starts = new int[64];
    private int[] _lengths = new int[64];

    /// <summary>Reads the records of a text of which nothing is known but the delimiter.</summary>
    public FieldReader(TextReader reader, Delimiter delimiter)
    {
        _isBlankRuns = delimiter.IsBlankRuns;
        _delimiter = delimiter.Character;
        _columnStarts = [.. delimiter.ColumnStarts];
        _framer = new RecordFramer(reader, delimiter.HasQuotes ? _delimiter : null);
    }

    /// <summary>Reads the rows of a file, without what stands above them and without counts of rows below them.</summary>
    /// <param name="reader">The file's text from its beginning.</param>
    /// <param name="layout">What was found out about it.</param>
    /// <param name="maxRows">More rows than this are an error.</param>
    public FieldReader(TextReader reader, FileLayout layout, long maxRows = long.MaxValue)
        : this(reader, layout.Delimiter)
    {
        _maxRows = maxRows;
        _columnCount = layout.Columns.Count;
        _mayEndWithDelimiter = layout.RowsEndWithDelimiter;
        _framer.ExpectedFields = _columnCount + (_mayEndWithDelimiter ? 1 : 0);
        _framer.SkipLines(layout.FirstRowLine - 1);
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

    /// <summary>The 1-based line that is read next.</summary>
    public long NextLine => _framer.NextLine;

    /// <summary>Rows that had a delimiter more at their end, which was taken off.</summary>
    public long RowsEndedByDelimiter { get; private set; }

    /// <summary>
    /// Lines that count the rows, such as <c>(3 rows affected)</c>; what they told together, and how many rows stand above them.
    /// </summary>
    public (int Lines, long Told, long Rows) RowCounts { get; private set; }

    /// <summary>Says how many fields a record has, once the first is read.</summary>
    public void Expect(int fields) => _framer.ExpectedFields = fields;

    /// <summary>Lets lines pass by, whatever is in them.</summary>
    public void SkipLines(long count) => _framer.SkipLines(count);

    /// <summary>Moves to the next record that is not blank.</summary>
    /// <exception cref="RfmBatchException">There are more rows than are allowed.</exception>
    public bool Read()
    {
        do
        {
            if (!_framer.Read())
            {
                return false;
            }
        }
        while (_framer.First == '(' && IsRowCount());
        Count = _framer.Kind switch
        {
            RecordKind.Plain => SplitPlain(),
            RecordKind.Quoted => SplitQuoted(),
            _ => 0,
        };
        if (_mayEndWithDelimiter && Count == _columnCount + 1 && this[_columnCount].IsEmpty)
        {
            Count = _columnCount;
            RowsEndedByDelimiter++;
        }

        return ++_rows <= _maxRows ? true : throw TooManyRows();
    }

    /// <summary>The beginning of the record as it stands in the file.</summary>
    public string RawText() => _framer.RawText();

    private bool IsRowCount()
    {
        if (!SqlOutput.IsRowCount(_framer.Record, out var count))
        {
            return false;
        }

        RowCounts = (RowCounts.Lines + 1, RowCounts.Told + Math.Min(count, int.MaxValue), _rows);
        return true;
    }

    private RfmBatchException TooManyRows() => new(
        $"There are more than {_maxRows.ToString("N0", CultureInfo.InvariantCulture)} rows, which is what --max-rows allows.",
        "Nothing was loaded; look whether the file is what it should be, then raise --max-rows.");

    private int SplitPlain() => _isBlankRuns ? SplitBlankRuns() : _columnStarts.Length == 0 ? Split() : SplitColumns();

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

    // A line whose end lacks blanks has empty fields there; one with text between columns has none at all, and is no row.
    private int SplitColumns()
    {
        var record = _framer.Record;
        for (var index = 0; index < _columnStarts.Length; index++)
        {
            var start = Math.Min(_columnStarts[index], record.Length);
            if (index > 0 && start > 0 && start == _columnStarts[index] && !char.IsWhiteSpace(record[start - 1]))
            {
                return 0;
            }

            var end = index + 1 < _columnStarts.Length ? Math.Min(_columnStarts[index + 1], record.Length) : record.Length;
            Put(index, start, end - start);
        }

        return _columnStarts.Length;
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
