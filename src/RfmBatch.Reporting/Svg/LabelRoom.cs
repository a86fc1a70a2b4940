namespace RfmBatch.Reporting.Svg;

/// <summary>Remembers where labels are, so that a later one that would touch them is left out.</summary>
internal sealed class LabelRoom(double left, double top, double right, double bottom)
{
    private readonly List<(double Left, double Top, double Right, double Bottom)> _taken = [];

    /// <summary>Takes room for a text if it is free and inside.</summary>
    /// <param name="x">Its anchor.</param>
    /// <param name="y">Its middle.</param>
    /// <param name="text">The text.</param>
    /// <param name="anchor">start, middle or end.</param>
    /// <param name="size">Font size.</param>
    public bool Take(double x, double y, string text, string anchor, double size)
    {
        var width = TextFit.Width(text, size);
        var start = anchor switch
        {
            "end" => x - width,
            "middle" => x - (width / 2),
            _ => x,
        };
        var box = (Left: start - 2, Top: y - (size * 0.6), Right: start + width + 2, Bottom: y + (size * 0.6));
        if (start < left || start + width > right || box.Top < top || box.Bottom > bottom
            || _taken.Exists(other => box.Left < other.Right && other.Left < box.Right && box.Top < other.Bottom && other.Top < box.Bottom))
        {
            return false;
        }

        _taken.Add(box);
        return true;
    }
}
