namespace RfmBatch.Pipeline.Loading;

/// <summary>Feeds a CSV parser one record at a time, so that one parser serves a whole file and never reads ahead.</summary>
internal sealed class OneRecordReader : TextReader
{
    private char[] _text = new char[1024];
    private int _position;
    private int _length;

    /// <summary>Gives the next record; a line break is put behind it.</summary>
    public void Set(ReadOnlySpan<char> record)
    {
        if (_text.Length <= record.Length)
        {
            _text = new char[record.Length * 2];
        }

        record.CopyTo(_text);
        _text[record.Length] = '\n';
        _length = record.Length + 1;
        _position = 0;
    }

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count)
    {
        int read = Math.Min(count, _length - _position);
        Array.Copy(_text, _position, buffer, index, read);
        _position += read;
        return read;
    }
}
