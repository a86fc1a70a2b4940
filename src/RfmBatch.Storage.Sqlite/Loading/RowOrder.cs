namespace RfmBatch.Storage.Sqlite.Loading;

/// <summary>Sorts the rows of a batch by customer key, rows of one customer in the order of the file.</summary>
/// <remarks>Radix sort: two or three passes over up to a million rows, where comparing takes twenty.</remarks>
internal sealed class RowOrder
{
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;

    private readonly int[] _counts = new int[Digits];
    private long[] _rows = [];
    private long[] _spare = [];

    /// <summary>Room for a batch: customer key in the upper half of a number, row in the lower, rows ascending.</summary>
    public Span<long> Begin(int count, int capacity)
    {
        if (_rows.Length < count)
        {
            _rows = new long[capacity];
            _spare = new long[capacity];
        }

        return _rows.AsSpan(0, count);
    }

    /// <summary>The numbers written into what <see cref="Begin"/> gave, ascending.</summary>
    /// <param name="count">Their number.</param>
    /// <param name="largestKey">The largest customer key among them.</param>
    public ReadOnlySpan<long> Sort(int count, int largestKey)
    {
        for (var shift = 0; shift < 31 && largestKey >> shift > 0; shift += DigitBits)
        {
            Pass(_rows.AsSpan(0, count), _spare, 32 + shift);
            (_rows, _spare) = (_spare, _rows);
        }

        return _rows.AsSpan(0, count);
    }

    private void Pass(ReadOnlySpan<long> from, long[] to, int shift)
    {
        Array.Clear(_counts);
        foreach (var row in from)
        {
            _counts[(int)(row >> shift) & (Digits - 1)]++;
        }

        var start = 0;
        for (var digit = 0; digit < Digits; digit++)
        {
            (_counts[digit], start) = (start, start + _counts[digit]);
        }

        foreach (var row in from)
        {
            to[_counts[(int)(row >> shift) & (Digits - 1)]++] = row;
        }
    }
}
