using System.Text;

namespace RfmBatch.Application.Loading.Csv;

/// <summary>
/// The first byte of a text that its encoding does not allow. Readers decode far ahead of the line that they are at, so it is looked for
/// afterwards.
/// </summary>
/// <param name="LineNumber">Its line, from 1.</param>
/// <param name="Value">The byte.</param>
internal readonly record struct UndecodableByte(long LineNumber, byte Value)
{
    /// <summary>Looks for it from the beginning.</summary>
    /// <param name="stream">The text.</param>
    /// <param name="encoding">Throws at what it does not allow.</param>
    /// <returns>Null where there is none.</returns>
    public static UndecodableByte? Find(Stream stream, Encoding encoding)
    {
        var decoder = encoding.GetDecoder();
        var lenient = (Encoding)encoding.Clone();
        lenient.DecoderFallback = DecoderFallback.ReplacementFallback;
        var lines = new LineCount(lenient.GetDecoder());
        var bytes = new byte[1 << 16];
        var characters = new char[encoding.GetMaxCharCount(bytes.Length)];
        int count;
        do
        {
            count = stream.Read(bytes);
            try
            {
                _ = decoder.GetChars(bytes.AsSpan(0, count), characters, flush: count == 0);
            }
            catch (DecoderFallbackException error)
            {
                // A character that began in the bytes before has an index before the first.
                lines.Add(bytes.AsSpan(0, Math.Clamp(error.Index, 0, count)), characters);
                return new UndecodableByte(lines.LineNumber, error.BytesUnknown![0]);
            }

            lines.Add(bytes.AsSpan(0, count), characters);
        }
        while (count > 0);
        return null;
    }

    // Lines end as the framer ends them, whatever the encoding makes of the byte of a line feed.
    private sealed class LineCount(Decoder decoder)
    {
        private bool _isAfterReturn;

        public long LineNumber { get; private set; } = 1;

        public void Add(ReadOnlySpan<byte> bytes, char[] characters)
        {
            foreach (var c in characters.AsSpan(0, decoder.GetChars(bytes, characters, flush: false)))
            {
                LineNumber += c == '\r' || (c == '\n' && !_isAfterReturn) ? 1 : 0;
                _isAfterReturn = c == '\r';
            }
        }
    }
}
