namespace RfmBatch.Reporting.Reading;

/// <summary>An order of customers that looks drawn at random and is the same every time: by a hash of their keys.</summary>
internal static class SampleOrder
{
    /// <summary>Place of a key, spread evenly over all 64-bit numbers.</summary>
    /// <remarks>Finalizer of SplitMix64 (Steele, Lea and Flood, 2014).</remarks>
    public static ulong Of(int customerKey)
    {
        var mixed = (ulong)(uint)customerKey + 0x9E3779B97F4A7C15UL;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>The first <paramref name="count"/> of some customers in that order, in one pass.</summary>
    public static CustomerColumns.Row[] Take(IEnumerable<CustomerColumns.Row> rows, int count)
    {
        var kept = new PriorityQueue<CustomerColumns.Row, ulong>(Comparer<ulong>.Create((a, b) => b.CompareTo(a)));
        foreach (var row in rows)
        {
            var place = Of(row.CustomerKey);
            if (kept.Count < count)
            {
                kept.Enqueue(row, place);
            }
            else
            {
                kept.EnqueueDequeue(row, place);
            }
        }

        return [.. kept.UnorderedItems.OrderBy(item => item.Priority).Select(item => item.Element)];
    }
}
