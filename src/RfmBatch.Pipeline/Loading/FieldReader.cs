using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace RfmBatch.Pipeline.Loading;

/// <summary>Reads records as trimmed fields.</summary>
/// <remarks>
/// Records with quotes go through CsvHelper. A record without any is a split at the delimiter, done in place without a string per field:
/// CsvHelper takes about 2 µs for such a row, more than the store needs to write it.
/// </remarks>
internal sealed class FieldReader : IDisposable
{
    private readonly RecordFramer _framer;
    private readonly char _delimiter;
    private readonly bool _isBlankRuns;
    private readonly OneRecordReader _quotedText = new();
    private readonly CsvParser? _quotedParser; // none for runs of blanks, where quotes mean nothing
    private int[] _starts = new int[64];
    private int[] _lengths = new int[64];

    /// <summary>Reads a text.</summary>
    public FieldReader(TextReader reader, Delimiter delimiter)
    {
        _isBlankRuns = delimiter.IsBlankRuns;
        _delimiter = delimiter.Character;
        _framer = new RecordFramer(reader, _isBlankRuns ? null : _delimiter);
        _quotedParser = _isBlankRuns ? null : new CsvParser(_quotedText, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = _delimiter.ToString(),
            BadDataFound = null,
            HasHeaderRecord = false,
            IgnoreBlankLines = false,
        });
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
    public ReadOnlySpan<char> this[int index] => _framer.Kind == RecordKind.Quoted
        ? _quotedParser![index].AsSpan().Trim()
        : _framer.Record.Slice(_starts[index], _lengths[index]).Trim();

    /// <summary>Says how many fields a record has, once the first is read.</summary>
    public void Expect(int fields) => _framer.ExpectedFields = fields;

    /// <summary>Moves to the next record that is not blank.</summary>
    public bool Read()
    {
        if (!_framer.Read())
        {
            return false;
        }

        switch (_framer.Kind)
        {
            case RecordKind.Plain:
                Count = _isBlankRuns ? SplitBlankRuns() : Split();
                break;
            case RecordKind.Quoted:
                _quotedText.Set(_framer.Record);
                _quotedParser!.Read();
                Count = _quotedParser.Count;
                break;
            default:
                Count = 0;
                break;
        }

        return true;
    }

    /// <summary>The beginning of the record as it stands in the file.</summary>
    public string RawText() => _framer.RawText();

    /// <inheritdoc/>
    public void Dispose()
    {
        _quotedParser?.Dispose();
        _quotedText.Dispose();
    }

    private int Split()
    {
        var record = _framer.Record;
        int count = 0;
        int start = 0;
        while (true)
        {
            int length = record[start..].IndexOf(_delimiter);
            Put(count++, start, length < 0 ? record.Length - start : length);
            if (length < 0)
            {
                return count;
            }

            start += length + 1;
        }
    }

    private int SplitBlankRuns()
    {
        var record = _framer.Record;
        int count = 0;
        int start = 0;
        while (true)
        {
            int skipped = record[start..].IndexOfAnyExcept(' ', '\t');
            if (skipped < 0)
            {
                return count;
            }

            start += skipped;
            int length = record[start..].IndexOfAny(' ', '\t');
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
