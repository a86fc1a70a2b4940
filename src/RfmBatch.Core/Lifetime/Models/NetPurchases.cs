namespace RfmBatch.Core.Lifetime.Models;

/// <summary>A customer's purchase days after returns: which are left, and for how much.</summary>
/// <remarks>
/// In day order, sales before returns on one day, a return reduces the latest purchase day not after its own, then earlier ones. A day that
/// returns reduce to 0 or less is no purchase any more; a purchase of amount 0 is one. What finds nothing left to reduce is unmatched, and
/// nothing is carried forward. One instance serves customer after customer on one thread.
/// </remarks>
internal sealed class NetPurchases
{
    private int[] _days = new int[16];
    private long[] _amounts = new long[16];
    private bool[] _isReduced = new bool[16];

    /// <summary>Purchase days that are left.</summary>
    public int Count { get; private set; }

    /// <summary>Returns that were read, ten-thousandths, normally positive.</summary>
    public long Returned { get; private set; }

    /// <summary>What of them found no purchase to reduce.</summary>
    public long Unmatched { get; private set; }

    /// <summary>Their days, ascending.</summary>
    public ReadOnlySpan<int> Days => _days.AsSpan(0, Count);

    /// <summary>Their net amounts, ten-thousandths.</summary>
    public ReadOnlySpan<long> Amounts => _amounts.AsSpan(0, Count);

    /// <summary>Reads one customer's rows dated before a day.</summary>
    /// <param name="log">The log.</param>
    /// <param name="customer">Place of the customer.</param>
    /// <param name="end">First day that does not count.</param>
    /// <param name="isNet">Whether returns count at all.</param>
    public void Read(PurchaseLog log, int customer, int end, bool isNet)
    {
        (Count, Returned, Unmatched) = (0, 0, 0);
        for (var row = log.Starts[customer]; row < log.Ends[customer] && log.Days[row] < end; row++)
        {
            if (!log.IsReturn[row])
            {
                Push(log.Days[row], log.Amounts[row]);
            }
            else if (isNet)
            {
                Reduce(-log.Amounts[row]);
            }
        }

        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            if (!_isReduced[i] || _amounts[i] > 0)
            {
                (_days[kept], _amounts[kept]) = (_days[i], _amounts[i]);
                kept++;
            }
        }

        Count = kept;
    }

    private void Push(int day, long amount)
    {
        if (Count == _days.Length)
        {
            Array.Resize(ref _days, Count * 2);
            Array.Resize(ref _amounts, Count * 2);
            Array.Resize(ref _isReduced, Count * 2);
        }

        (_days[Count], _amounts[Count], _isReduced[Count]) = (day, amount, false);
        Count++;
    }

    private void Reduce(long amount)
    {
        Returned += amount;
        for (var i = Count - 1; i >= 0 && amount > 0; i--)
        {
            if (_amounts[i] > 0)
            {
                var part = Math.Min(_amounts[i], amount);
                _amounts[i] -= part;
                _isReduced[i] = true;
                amount -= part;
            }
        }

        Unmatched += amount;
    }
}
