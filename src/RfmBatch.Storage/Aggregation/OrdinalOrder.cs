namespace RfmBatch.Storage.Aggregation;

/// <summary>Sorts customer ids as <see cref="string.CompareOrdinal(string?, string?)"/> does, several times faster.</summary>
/// <remarks>
/// A million comparisons of strings scattered in memory cost seconds. Ids of one shop are alike, so the common prefix is skipped and the
/// next characters are packed into one number: eight where all are below U+0100, otherwise four. Only ids with equal numbers are compared
/// as strings.
/// </remarks>
internal static class OrdinalOrder
{
    /// <summary>Indexes of <paramref name="ids"/>, ascending by id; equal ids in the order of the input.</summary>
    public static int[] Of(ReadOnlySpan<string> ids)
    {
        var order = new int[ids.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        if (IsSorted(ids))
        {
            return order;
        }

        var prefix = CommonPrefix(ids);
        var packed = Pack(ids, prefix);
        Array.Sort(packed, order);
        SortTies(ids, packed, order);
        return order;
    }

    private static bool IsSorted(ReadOnlySpan<string> ids)
    {
        for (var i = 1; i < ids.Length; i++)
        {
            if (string.CompareOrdinal(ids[i - 1], ids[i]) > 0)
            {
                return false;
            }
        }

        return true;
    }

    private static int CommonPrefix(ReadOnlySpan<string> ids)
    {
        var length = ids[0].Length;
        foreach (var id in ids)
        {
            length = Math.Min(length, id.AsSpan().CommonPrefixLength(ids[0].AsSpan(0, length)));
            if (length == 0)
            {
                break;
            }
        }

        return length;
    }

    private static ulong[] Pack(ReadOnlySpan<string> ids, int prefix)
    {
        var isNarrow = true;
        foreach (var id in ids)
        {
            if (id.AsSpan(prefix).ContainsAnyExceptInRange('\0', '\u00FF'))
            {
                isNarrow = false;
                break;
            }
        }

        var (characters, bits) = isNarrow ? (8, 8) : (4, 16);
        var packed = new ulong[ids.Length];
        for (var i = 0; i < packed.Length; i++)
        {
            var id = ids[i];
            ulong number = 0;
            for (var j = 0; j < characters; j++)
            {
                number = (number << bits) | (prefix + j < id.Length ? id[prefix + j] : 0u);
            }

            packed[i] = number;
        }

        return packed;
    }

    private static void SortTies(ReadOnlySpan<string> ids, ulong[] packed, int[] order)
    {
        for (var from = 0; from < order.Length;)
        {
            var to = from + 1;
            while (to < order.Length && packed[to] == packed[from])
            {
                to++;
            }

            if (to - from > 1)
            {
                var tied = order.AsSpan(from, to - from);
                var names = new (string Id, int Index)[tied.Length];
                for (var i = 0; i < names.Length; i++)
                {
                    names[i] = (ids[tied[i]], tied[i]);
                }

                Array.Sort(names, static (a, b) => string.CompareOrdinal(a.Id, b.Id) is var c && c != 0 ? c : a.Index.CompareTo(b.Index));
                for (var i = 0; i < names.Length; i++)
                {
                    tied[i] = names[i].Index;
                }
            }

            from = to;
        }
    }
}
