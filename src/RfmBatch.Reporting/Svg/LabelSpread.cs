namespace RfmBatch.Reporting.Svg;

/// <summary>Moves labels along a line until none touches the next, as little as possible.</summary>
internal static class LabelSpread
{
    /// <summary>Places for labels of one height.</summary>
    /// <param name="wanted">Where each label's middle would best be.</param>
    /// <param name="height">Room that a label needs.</param>
    /// <param name="from">Start of the line.</param>
    /// <param name="to">End of the line.</param>
    /// <returns>Middles in the order given; null where not all labels have room.</returns>
    public static double[]? Places(IReadOnlyList<double> wanted, double height, double from, double to)
    {
        if (wanted.Count * height > to - from + 1e-9)
        {
            return null;
        }

        // Blocks of touching labels, each at the mean of its wishes: merging neighbours that overlap gives the least squares (pool adjacent
        // violators).
        var order = Enumerable.Range(0, wanted.Count).OrderBy(i => wanted[i]).ThenBy(i => i).ToArray();
        var blocks = new List<(double Start, int Count, double Sum)>();
        for (var i = 0; i < order.Length; i++)
        {
            var block = (Start: 0.0, Count: 1, Sum: wanted[order[i]] - (height / 2));
            block.Start = Math.Clamp(block.Sum, from, to - height);
            while (blocks.Count > 0 && blocks[^1].Start + (blocks[^1].Count * height) > block.Start)
            {
                var before = blocks[^1];
                blocks.RemoveAt(blocks.Count - 1);
                block.Sum = before.Sum + block.Sum - (block.Count * before.Count * height);
                block.Count += before.Count;
                block.Start = Math.Clamp(block.Sum / block.Count, from, to - (block.Count * height));
            }

            blocks.Add(block);
        }

        var places = new double[wanted.Count];
        var next = 0;
        foreach (var (start, count, _) in blocks)
        {
            for (var i = 0; i < count; i++)
            {
                places[order[next++]] = start + ((i + 0.5) * height);
            }
        }

        return places;
    }
}
