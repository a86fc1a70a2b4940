using System.Runtime.InteropServices;

namespace RfmBatch.Pipeline.Loading;

/// <summary>Numbers texts from 0 in order of appearance; compares by code point.</summary>
internal sealed class KeyTable
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    /// <summary>Makes an empty table.</summary>
    public KeyTable() => _bySpan = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Texts so far.</summary>
    public int Count => _numbers.Count;

    /// <summary>The text's number.</summary>
    /// <returns>True when it is new.</returns>
    public bool Add(ReadOnlySpan<char> text, out int number)
    {
        int next = _numbers.Count;
        ref int found = ref CollectionsMarshal.GetValueRefOrAddDefault(_bySpan, text, out bool exists);
        if (!exists)
        {
            found = next;
        }

        number = found;
        return !exists;
    }
}
