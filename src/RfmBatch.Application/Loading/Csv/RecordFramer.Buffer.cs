namespace RfmBatch.Application.Loading.Csv;

/// <content>The buffer in which lines are found.</content>
internal sealed partial class RecordFramer
{
    // Characters up to the line break (\n, \r\n or \r alone) of the line that begins at a position; −1 at the end of the text; more than
    // the maximum when it goes on beyond.
    private int LineLength(int start, out int lineBreak)
    {
        var searched = 0;
        while (true)
        {
            var found = _buffer.AsSpan(start + searched, _end - start - searched).IndexOfAny('\r', '\n');
            searched = found < 0 ? _end - start : searched + found;
            var next = start + searched + 1;
            if (found >= 0 && (_buffer[next - 1] == '\n' || next < _end || _isAtEnd))
            {
                lineBreak = _buffer[next - 1] == '\r' && next < _end && _buffer[next] == '\n' ? 2 : 1;
                return searched;
            }

            lineBreak = 0;
            if (found < 0 && searched > MaxRecordChars)
            {
                return searched;
            }

            var before = _next;
            if (!Fill() && found < 0)
            {
                return searched == 0 ? -1 : searched;
            }

            start -= before - _next;
        }
    }

    // Moves what is not yet taken to the front when the buffer is full, and reads more behind it.
    private bool Fill()
    {
        if (_isAtEnd)
        {
            return false;
        }

        if (_end == _buffer.Length)
        {
            if (_next == 0)
            {
                Array.Resize(ref _buffer, _buffer.Length * 2);
            }
            else
            {
                Array.Copy(_buffer, _next, _buffer, 0, _end - _next);
                _end -= _next;
                _next = 0;
            }
        }

        var read = _reader.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _isAtEnd = read == 0;
        return read > 0;
    }
}
