namespace RfmBatch.Application.Loading.Csv;

/// <content>How a record is split: ranges of it, and where quotes are doubled a copy without them.</content>
internal sealed partial class FieldReader
{
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
