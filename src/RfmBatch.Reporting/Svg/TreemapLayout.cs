namespace RfmBatch.Reporting.Svg;

/// <summary>Rectangles whose areas are in proportion to values and that are as square as a row at a time allows.</summary>
/// <remarks>Bruls, Huizing and van Wijk, "Squarified Treemaps" (2000), algorithm of section 3.2.</remarks>
internal static class TreemapLayout
{
    /// <summary>A rectangle for each value, in the order given; values of 0 and below get none (width and height 0).</summary>
    public static Box[] Squarify(IReadOnlyList<double> values, double width, double height)
    {
        var boxes = new Box[values.Count];
        var order = Enumerable.Range(0, values.Count).Where(i => values[i] > 0).OrderByDescending(i => values[i]).ThenBy(i => i).ToArray();
        var total = order.Sum(i => values[i]);
        var areas = order.Select(i => values[i] / total * width * height).ToArray();
        var rest = new Box(0, 0, width, height);
        for (var first = 0; first < order.Length;)
        {
            var side = Math.Min(rest.Width, rest.Height);
            var (count, sum) = (1, areas[first]);
            while (first + count < order.Length
                && Worst(areas, first, count + 1, sum + areas[first + count], side) <= Worst(areas, first, count, sum, side))
            {
                sum += areas[first + count++];
            }

            rest = LayRow(boxes, order, areas, first, count, sum, rest);
            first += count;
        }

        return boxes;
    }

    // Areas are sorted, so the row's most oblong rectangle is its first or its last.
    private static double Worst(double[] areas, int first, int count, double sum, double side)
    {
        var (largest, smallest) = (areas[first], areas[first + count - 1]);
        return Math.Max(side * side * largest / (sum * sum), sum * sum / (side * side * smallest));
    }

    private static Box LayRow(Box[] boxes, int[] order, double[] areas, int first, int count, double sum, Box rest)
    {
        var isColumn = rest.Width >= rest.Height;
        var thickness = sum / (isColumn ? rest.Height : rest.Width);
        var at = isColumn ? rest.Y : rest.X;
        for (var i = first; i < first + count; i++)
        {
            var length = areas[i] / thickness;
            boxes[order[i]] = isColumn ? new Box(rest.X, at, thickness, length) : new Box(at, rest.Y, length, thickness);
            at += length;
        }

        return isColumn
            ? new Box(rest.X + thickness, rest.Y, Math.Max(0, rest.Width - thickness), rest.Height)
            : new Box(rest.X, rest.Y + thickness, rest.Width, Math.Max(0, rest.Height - thickness));
    }
}

/// <summary>A rectangle in pixels.</summary>
internal readonly record struct Box(double X, double Y, double Width, double Height);
