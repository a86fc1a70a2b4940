using RfmBatch.Core;

namespace RfmBatch.Storage.Loading;

/// <summary>The first and the last day on which each customer of a load bought, noted while its rows are written.</summary>
public sealed class SaleSpans
{
    private int[] _first = new int[1024];
    private int[] _last = new int[1024];

    /// <summary>Customers that have been added.</summary>
    public int Count { get; private set; }

    /// <summary>Adds customers, who have bought on no day yet.</summary>
    /// <param name="count">How many; they take the next numbers.</param>
    public void Add(int count)
    {
        var end = Count + count;
        if (end > _first.Length)
        {
            var capacity = Math.Max(end, _first.Length * 2);
            Array.Resize(ref _first, capacity);
            Array.Resize(ref _last, capacity);
        }

        _first.AsSpan(Count, count).Fill(int.MaxValue);
        _last.AsSpan(Count, count).Fill(Day.None);
        Count = end;
    }

    /// <summary>Notes a sale; a return is none.</summary>
    /// <param name="customer">The customer's number in the load, from 0.</param>
    /// <param name="day">Days since 1970-01-01.</param>
    public void Note(int customer, int day)
    {
        if (day < _first[customer])
        {
            _first[customer] = day;
        }

        if (day > _last[customer])
        {
            _last[customer] = day;
        }
    }

    /// <summary>Whether the customer bought at all; one who did not has no days.</summary>
    public bool HasSale(int customer) => _last[customer] != Day.None;

    /// <summary>The first day, of a customer who bought.</summary>
    public int First(int customer) => _first[customer];

    /// <summary>The last day, of a customer who bought.</summary>
    public int Last(int customer) => _last[customer];
}
