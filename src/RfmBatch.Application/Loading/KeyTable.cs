namespace RfmBatch.Application.Loading;

/// <summary>Numbers texts from 0 in order of appearance; compares by code point.</summary>
/// <remarks>
/// A dictionary looks at three places in memory for each of a file's rows and keeps a string of its own. Here the hash stands in the slot,
/// and the string is the one that goes on to the store.
/// </remarks>
internal sealed class KeyTable
{
    // Hash in the upper half, number + 1 in the lower; 0 is free. Never more than half full.
    private long[] _slots = new long[1024];
    private string[] _texts = new string[512];
    private string? _lastText;
    private int _lastNumber;

    /// <summary>Texts so far.</summary>
    public int Count { get; private set; }

    /// <summary>The text's number.</summary>
    /// <param name="text">The text.</param>
    /// <param name="added">The text as a string when it is new, otherwise null.</param>
    public int Add(ReadOnlySpan<char> text, out string? added)
    {
        added = null;

        // The lines of an order follow one another.
        if (_lastText is not null && text.SequenceEqual(_lastText))
        {
            return _lastNumber;
        }

        // Keyed at random by the runtime, so that no file can be made to collide.
        var hash = string.GetHashCode(text);
        var at = FindSlot(text, hash);
        if (_slots[at] != 0)
        {
            return Remember((int)_slots[at] - 1);
        }

        if (Count == _texts.Length)
        {
            Grow();
            at = FindSlot(text, hash);
        }

        _texts[Count] = added = text.ToString();
        _slots[at] = ((long)hash << 32) | (uint)(Count + 1);
        return Remember(Count++);
    }

    private int Remember(int number)
    {
        _lastText = _texts[number];
        return _lastNumber = number;
    }

    private int FindSlot(ReadOnlySpan<char> text, int hash)
    {
        var at = hash & (_slots.Length - 1);
        while (_slots[at] is not 0 and var slot && ((int)(slot >> 32) != hash || !text.SequenceEqual(_texts[(int)slot - 1])))
        {
            at = (at + 1) & (_slots.Length - 1);
        }

        return at;
    }

    private void Grow()
    {
        Array.Resize(ref _texts, _texts.Length * 2);
        long[] slots = new long[_slots.Length * 2];
        foreach (var slot in _slots)
        {
            if (slot != 0)
            {
                var at = (int)(slot >> 32) & (slots.Length - 1);
                while (slots[at] != 0)
                {
                    at = (at + 1) & (slots.Length - 1);
                }

                slots[at] = slot;
            }
        }

        _slots = slots;
    }
}
