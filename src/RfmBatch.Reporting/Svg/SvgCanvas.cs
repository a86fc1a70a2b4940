using System.Globalization;
using System.Text;
using RfmBatch.Reporting.Html;

namespace RfmBatch.Reporting.Svg;

/// <summary>A drawing in the making: shapes and texts with their numbers written alike, and what a screen reader says about it.</summary>
internal sealed class SvgCanvas
{
    /// <summary>Size of labels.</summary>
    public const double LabelSize = 13;

    /// <summary>Size of ticks and small figures.</summary>
    public const double SmallSize = 12;

    private readonly StringBuilder _svg = new();

    /// <summary>Begins a drawing.</summary>
    /// <param name="frame">Id and width.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="title">What it shows, in a few words.</param>
    /// <param name="description">What one sees in it, for who does not see it.</param>
    public SvgCanvas(ChartFrame frame, double height, string title, string description)
    {
        var id = frame.Id;
        _svg.Append(
            CultureInfo.InvariantCulture,
            $"""<svg class="plot" viewBox="0 0 {SvgNumber.Of(frame.Width)} {SvgNumber.Of(height)}" width="{SvgNumber.Of(frame.Width)}" """
            + $"height=\"{SvgNumber.Of(height)}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\">");
        _svg.Append(
            CultureInfo.InvariantCulture,
            $"""<title id="{id}-t">{HtmlText.Escape(title)}</title><desc id="{id}-d">{HtmlText.Escape(description)}</desc>""");
    }

    /// <summary>A rectangle; the paint is attributes such as <c>class="q3"</c>, the tip what a pointer is told.</summary>
    public void Rect(double x, double y, double width, double height, string paint, string? tip = null)
    {
        _svg.Append(
            CultureInfo.InvariantCulture,
            $"""<rect x="{SvgNumber.Of(x)}" y="{SvgNumber.Of(y)}" width="{SvgNumber.Of(width)}" height="{SvgNumber.Of(height)}" """
            + $"{paint}");
        Close("rect", tip);
    }

    /// <summary>A circle.</summary>
    public void Circle(double x, double y, double radius, string paint, string? tip = null)
    {
        _svg.Append(
            CultureInfo.InvariantCulture,
            $"""<circle cx="{SvgNumber.Of(x)}" cy="{SvgNumber.Of(y)}" r="{SvgNumber.Of(radius)}" {paint}""");
        Close("circle", tip);
    }

    /// <summary>A circle of a group, to the tenth of a pixel: there may be thousands.</summary>
    public void Dot(double x, double y, double radius, string? tip)
    {
        _svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{radius:0.#}\"");
        Close("circle", tip);
    }

    /// <summary>A straight line.</summary>
    public void Line(double x1, double y1, double x2, double y2, string cssClass) =>
        _svg.Append(
            CultureInfo.InvariantCulture,
            $"""<line x1="{SvgNumber.Of(x1)}" y1="{SvgNumber.Of(y1)}" x2="{SvgNumber.Of(x2)}" y2="{SvgNumber.Of(y2)}" """
            + $"class=\"{cssClass}\"/>");

    /// <summary>A path.</summary>
    public void Path(string data, string paint, string? tip = null)
    {
        _svg.Append(CultureInfo.InvariantCulture, $"""<path d="{data}" {paint}""");
        Close("path", tip);
    }

    /// <summary>A text; <paramref name="y"/> is its middle, not its base.</summary>
    public void Text(
        double x, double y, string text, string anchor = "start", double size = LabelSize, string cssClass = "ink", string? fill = null)
    {
        var paint = fill is null ? $"class=\"{cssClass}\"" : $"class=\"{cssClass}\" fill=\"{fill}\"";
        var place = anchor == "start" ? string.Empty : $" text-anchor=\"{anchor}\"";
        _svg.Append(
            CultureInfo.InvariantCulture,
            $"""<text x="{SvgNumber.Of(x)}" y="{SvgNumber.Of(y + (size * 0.35))}" font-size="{SvgNumber.Of(size)}"{place} """
            + $"{paint}>{HtmlText.Escape(text)}</text>");
    }

    /// <summary>A name on one or two lines around a middle.</summary>
    public void Lines(double x, double y, IReadOnlyList<string> lines, double size)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            Text(x, y + ((i - ((lines.Count - 1) / 2.0)) * size * 1.2), lines[i], size: size);
        }
    }

    /// <summary>Begins a group of one look, so that its shapes need not repeat it.</summary>
    public void Open(string cssClass, string? fill = null) =>
        _svg.Append(CultureInfo.InvariantCulture, $"<g class=\"{cssClass}\"").Append(fill is null ? ">" : $" fill=\"{fill}\">");

    /// <summary>Ends a group.</summary>
    public void Close() => _svg.Append("</g>");

    /// <summary>The markup.</summary>
    public override string ToString() => _svg.ToString() + "</svg>";

    private void Close(string element, string? tip) =>
        _svg.Append(tip is null ? "/>" : $"><title>{HtmlText.Escape(tip)}</title></{element}>");
}
