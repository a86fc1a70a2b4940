namespace RfmBatch.Core.Clustering.Validation;

/// <summary>Agreement of two groupings of the same points, corrected for chance.</summary>
/// <remarks>Hubert &amp; Arabie, "Comparing partitions", Journal of Classification 2, 1985.</remarks>
internal static class AdjustedRand
{
    /// <summary>
    /// 1 for equal groupings whatever their numbers, about 0 for independent ones, negative below chance; null for fewer than two points.
    /// </summary>
    /// <exception cref="ArgumentException">Unequal lengths.</exception>
    public static double? Index(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var table = Crosstab(first, second);
        var n = (double)first.Length;
        if (n < 2)
        {
            return null;
        }

        var (cells, rows, columns) = (0.0, new double[256], new double[256]);
        for (var i = 0; i < table.Length; i++)
        {
            cells += Pairs(table[i]);
            rows[i >> 8] += table[i];
            columns[i & 255] += table[i];
        }

        var (inRows, inColumns) = (rows.Sum(Pairs), columns.Sum(Pairs));
        var expected = inRows * inColumns / Pairs(n);
        var most = (inRows + inColumns) / 2;

        // Both groupings have one group, or both have every point alone: they are equal.
        return most == expected ? 1 : (cells - expected) / (most - expected);
    }

    /// <summary>Points per pair of groups, at 256 × first + second.</summary>
    public static int[] Crosstab(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        if (first.Length != second.Length)
        {
            throw new ArgumentException("Groupings must be of the same points.", nameof(second));
        }

        var table = new int[256 * 256];
        for (var i = 0; i < first.Length; i++)
        {
            table[(first[i] << 8) | second[i]]++;
        }

        return table;
    }

    private static double Pairs(double count) => count * (count - 1) / 2;
}
