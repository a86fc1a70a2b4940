namespace RfmBatch.Reporting.Svg;

/// <summary>Geometry of flows between two columns: a node is as tall as the sum of its flows, and both columns hold the same sum.</summary>
internal sealed class SankeyLayout
{
    private SankeyLayout(Span[] left, Span[] right, Band[] bands) => (Left, Right, Bands) = (left, right, bands);

    /// <summary>Nodes of the left column.</summary>
    public IReadOnlyList<Span> Left { get; }

    /// <summary>Nodes of the right column.</summary>
    public IReadOnlyList<Span> Right { get; }

    /// <summary>Flows in the order given.</summary>
    public IReadOnlyList<Band> Bands { get; }

    /// <summary>A stretch of a column.</summary>
    internal readonly record struct Span(double Top, double Height);

    /// <summary>A flow: where it leaves and arrives, and how thick it is.</summary>
    internal readonly record struct Band(double FromTop, double ToTop, double Thickness);

    /// <summary>Lays out flows.</summary>
    /// <param name="leftCount">Nodes on the left.</param>
    /// <param name="rightCount">Nodes on the right.</param>
    /// <param name="flows">From and to as positions in their columns, and a value not below 0.</param>
    /// <param name="height">Height of both columns.</param>
    /// <param name="gap">Room between nodes.</param>
    public static SankeyLayout Of(
        int leftCount, int rightCount, IReadOnlyList<(int From, int To, double Value)> flows, double height, double gap)
    {
        var total = flows.Sum(flow => flow.Value);
        var scale = total > 0 ? (height - (gap * (Math.Max(leftCount, rightCount) - 1))) / total : 0;
        var left = Column(leftCount, i => flows.Where(flow => flow.From == i).Sum(flow => flow.Value) * scale, gap);
        var right = Column(rightCount, i => flows.Where(flow => flow.To == i).Sum(flow => flow.Value) * scale, gap);
        var leaving = left.Select(span => span.Top).ToArray();
        var arriving = right.Select(span => span.Top).ToArray();
        var bands = new Band[flows.Count];

        // Sorted by both ends, so that flows of a node do not cross each other at it.
        foreach (var i in Enumerable.Range(0, flows.Count).OrderBy(i => flows[i].From).ThenBy(i => flows[i].To))
        {
            var thickness = flows[i].Value * scale;
            bands[i] = new Band(leaving[flows[i].From], 0, thickness);
            leaving[flows[i].From] += thickness;
        }

        foreach (var i in Enumerable.Range(0, flows.Count).OrderBy(i => flows[i].To).ThenBy(i => flows[i].From))
        {
            bands[i] = bands[i] with { ToTop = arriving[flows[i].To] };
            arriving[flows[i].To] += bands[i].Thickness;
        }

        return new SankeyLayout(left, right, bands);
    }

    private static Span[] Column(int count, Func<int, double> heightOf, double gap)
    {
        var spans = new Span[count];
        var top = 0.0;
        for (var i = 0; i < count; i++)
        {
            spans[i] = new Span(top, heightOf(i));
            top += spans[i].Height + gap;
        }

        return spans;
    }
}
