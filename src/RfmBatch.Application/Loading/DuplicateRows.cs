using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace RfmBatch.Application.Loading;

/// <summary>
/// Remembers rows by 128 bits of the SHA-256 of their mapped fields: two different rows of a billion meet with a chance of 1e-21.
/// </summary>
internal sealed class DuplicateRows
{
    private const char Separator = '\u001F';

    private readonly HashSet<UInt128> _seen = [];
    private char[] _text = new char[512];
    private int _length;

    /// <summary>Begins a row.</summary>
    public void Begin() => _length = 0;

    /// <summary>Takes the next field.</summary>
    public void Add(ReadOnlySpan<char> field)
    {
        if (_length + field.Length + 1 > _text.Length)
        {
            Array.Resize(ref _text, (_length + field.Length + 1) * 2);
        }

        field.CopyTo(_text.AsSpan(_length));
        _length += field.Length;
        _text[_length++] = Separator;
    }

    /// <summary>Ends the row.</summary>
    /// <returns>True when an equal one came before.</returns>
    public bool EndIsDuplicate()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(_text.AsSpan(0, _length)), hash);
        return !_seen.Add(BinaryPrimitives.ReadUInt128LittleEndian(hash));
    }
}
