using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Loading.Csv;

/// <summary>Cuts a text into records, in bounded memory whatever the text is.</summary>
/// <remarks>
/// It exists for what a CSV parser cannot promise: a quote that is never closed must cost one row and not the rest of the file, and a line
/// of any length must not be held in memory. A record of several lines (a line break inside quotes) is believed only when it has the
/// header's number of fields; else its first line alone is broken and reading goes on with the second.
/// </remarks>
internal sealed partial class RecordFramer
{
    /// <summary>The longest record that is read, in characters.</summary>
    public const int MaxRecordChars = 262_144;

    private const char NoDelimiter = '\uFFFF';

    private readonly TextReader _reader;
    private readonly char _delimiter;
    private char[] _buffer = new char[4 * MaxRecordChars];
    private int _next;
    private int _end;
    private int _recordStart;
    private int _recordLength;
    private bool _isAtEnd;
    private long _nextLine = 1;

    /// <summary>Reads a text.</summary>
    /// <param name="reader">The text; not disposed here.</param>
    /// <param name="delimiter">The delimiter, or null where quotes mean nothing (runs of blanks).</param>
    public RecordFramer(TextReader reader, char? delimiter)
    {
        _reader = reader;
        _delimiter = delimiter ?? NoDelimiter;
    }

    /// <summary>Fields a record must have for a line break inside quotes to be believed; 0 while the header is unknown.</summary>
    public int ExpectedFields { get; set; }

    /// <summary>The record without its line break.</summary>
    public ReadOnlySpan<char> Record => _buffer.AsSpan(_recordStart, _recordLength);

    /// <summary>Its first character.</summary>
    public char First => _buffer[_recordStart];

    /// <summary>What it is.</summary>
    public RecordKind Kind { get; private set; }

    /// <summary>The 1-based line on which it begins.</summary>
    public long LineNumber { get; private set; }

    /// <summary>The 1-based line that is read next.</summary>
    public long NextLine => _nextLine;

    /// <summary>Moves to the next record that is not blank.</summary>
    public bool Read()
    {
        while (true)
        {
            var length = LineLength(_next, out var lineBreak);
            if (length < 0)
            {
                return false;
            }

            LineNumber = _nextLine;
            if (length > MaxRecordChars)
            {
                ReadLongLine();
                return true;
            }

            var line = _buffer.AsSpan(_next, length);
            if (line.IsWhiteSpace())
            {
                Take(length, lineBreak, 1, RecordKind.Plain);
                continue;
            }

            if (_delimiter == NoDelimiter || !line.Contains('"'))
            {
                Take(length, lineBreak, 1, RecordKind.Plain);
            }
            else
            {
                ReadQuoted(length, lineBreak);
            }

            return true;
        }
    }

    /// <summary>Lets lines pass by, blank ones too, whatever is in them.</summary>
    public void SkipLines(long count)
    {
        for (; count > 0 && LineLength(_next, out var lineBreak) is var length and >= 0; count--)
        {
            if (length > MaxRecordChars)
            {
                ReadLongLine();
            }
            else
            {
                Take(length, lineBreak, 1, RecordKind.Plain);
            }
        }
    }

    /// <summary>The beginning of the record, to be kept with a rejected row.</summary>
    /// <remarks>The character NUL, which not every server stores, is shown by its picture.</remarks>
    public string RawText() => Record[..Math.Min(Record.Length, RejectedRow.MaxRawText)].ToString().Replace('\0', '\u2400');

    private void Take(int length, int lineBreak, int lines, RecordKind kind)
    {
        _recordStart = _next;
        _recordLength = length;
        _next += length + lineBreak;
        _nextLine += lines;
        Kind = kind;
    }

    private void ReadQuoted(int length, int lineBreak)
    {
        var scan = new QuoteScan(_delimiter);
        scan.Feed(_buffer.AsSpan(_next, length));
        var total = length;
        var totalBreak = lineBreak;
        var lines = 1;
        while (scan.IsOpen && total <= MaxRecordChars)
        {
            var nextLength = LineLength(_next + total + totalBreak, out var nextBreak);
            if (nextLength < 0 || total + totalBreak + nextLength > MaxRecordChars)
            {
                break;
            }

            scan.Feed(_buffer.AsSpan(_next + total + totalBreak, nextLength));
            total += totalBreak + nextLength;
            totalBreak = nextBreak;
            lines++;
        }

        scan.End();
        if (scan.IsBroken || (lines > 1 && ExpectedFields > 0 && scan.FieldCount != ExpectedFields))
        {
            Take(length, lineBreak, 1, RecordKind.BrokenQuote);
        }
        else
        {
            Take(total, totalBreak, lines, scan.HasQuotedField ? RecordKind.Quoted : RecordKind.Plain);
        }
    }

    // Keeps the beginning at the front of the buffer and lets the rest of the line pass by.
    private void ReadLongLine()
    {
        var kept = RejectedRow.MaxRawText;
        Array.Copy(_buffer, _next, _buffer, 0, kept);
        _next += MaxRecordChars;
        while (true)
        {
            var found = _buffer.AsSpan(_next, _end - _next).IndexOfAny('\r', '\n');
            if (found >= 0)
            {
                _next += found + 1;
                if (_buffer[_next - 1] == '\r')
                {
                    SkipLineFeed(kept);
                }

                break;
            }

            _end = kept;
            _next = kept;
            if (!Fill())
            {
                break;
            }
        }

        _nextLine++;
        _recordStart = 0;
        _recordLength = kept;
        Kind = RecordKind.TooLong;
    }

    private void SkipLineFeed(int kept)
    {
        if (_next == _end)
        {
            _end = kept;
            _next = kept;
            Fill();
        }

        if (_next < _end && _buffer[_next] == '\n')
        {
            _next++;
        }
    }
}

/// <summary>What the framer found out about a record.</summary>
internal enum RecordKind
{
    /// <summary>No field is quoted: splitting at the delimiter is all there is to do.</summary>
    Plain,

    /// <summary>At least one field is quoted, and all of them properly.</summary>
    Quoted,

    /// <summary>A quoted field is not closed, or is followed by text.</summary>
    BrokenQuote,

    /// <summary>Longer than <see cref="RecordFramer.MaxRecordChars"/>; only its beginning is kept.</summary>
    TooLong,
}
