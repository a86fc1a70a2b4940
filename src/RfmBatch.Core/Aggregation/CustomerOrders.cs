namespace RfmBatch.Core.Aggregation;

/// <summary>The orders of one customer, each counted once in a period; reused from customer to customer.</summary>
public sealed class CustomerOrders
{
    // Up to here a look along the list is faster than a hash; beyond, one large customer would make it slow.
    private const int FewOrders = 32;

    private readonly List<(int Period, int Start, int Length)> _orders = [];
    private readonly HashSet<(int Period, string OrderId)> _many = [];
    private byte[] _bytes = new byte[4096];
    private int _end;

    /// <summary>Forgets them: the next customer comes.</summary>
    public void Clear()
    {
        _orders.Clear();
        _many.Clear();
        _end = 0;
    }

    /// <summary>Adds an order of a period.</summary>
    /// <param name="period">Any number; 0 where an order counts once in all.</param>
    /// <param name="orderId">UTF-8.</param>
    /// <returns>False when it was there.</returns>
    public bool Add(int period, ReadOnlySpan<byte> orderId)
    {
        // Backwards: the lines of an order mostly follow one another.
        for (var i = _orders.Count - 1; i >= 0; i--)
        {
            var (knownPeriod, start, length) = _orders[i];
            if (knownPeriod == period && orderId.SequenceEqual(_bytes.AsSpan(start, length)))
            {
                return false;
            }
        }

        if (_orders.Count == FewOrders)
        {
            return _many.Add((period, System.Text.Encoding.UTF8.GetString(orderId)));
        }

        if (_end + orderId.Length > _bytes.Length)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _end + orderId.Length));
        }

        orderId.CopyTo(_bytes.AsSpan(_end));
        _orders.Add((period, _end, orderId.Length));
        _end += orderId.Length;
        return true;
    }
}
