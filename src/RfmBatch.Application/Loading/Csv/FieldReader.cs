using System.Globalization;
using RfmBatch.Core;

namespace RfmBatch.Application.Loading.Csv;

/// <summary>Reads records as trimmed fields.</summary>
/// <remarks>
/// The framer vouches for the quotes of a record (RFC 4180), so that a field is a range of the record, without a string of its own;
/// only one with doubled quotes is copied, to a buffer that serves all records.
/// </remarks>
internal sealed partial class FieldReader
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

    /// <summary>Makes a field of the record an empty one; its text in <see cref="RawText"/> stays.</summary>
    public void Clear(int index) => (_starts[index], _lengths[index]) = (0, 0);

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
}
