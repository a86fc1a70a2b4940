using System.Text.RegularExpressions;
using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Tests;

/// <summary>Contrast of every text on every ground that the style sheet puts it on (WCAG 2.2, 1.4.3: at least 4.5).</summary>
public sealed partial class PageColorsTests
{
    private static readonly string[] Texts = ["ink", "soft", "accent", "signal", "error", "warning", "notice"];

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public void Texts_stand_out_from_page_and_card(string scheme)
    {
        var colors = Colors(scheme);

        Assert.All(
            Texts,
            text => Assert.All(
                new[] { "paper", "card" },
                ground => Assert.True(
                    Ink.Ratio(colors[text], colors[ground]) >= 4.5,
                    $"--{text} on --{ground}, {scheme}: {Ink.Ratio(colors[text], colors[ground]):0.00}")));
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public void Figures_stand_out_from_the_shade_of_their_cell(string scheme)
    {
        var colors = Colors(scheme);

        Assert.All(
            Enumerable.Range(0, HeatMap.Shades),
            i => Assert.True(
                Ink.Ratio(colors[$"on{i}"], colors[$"q{i}"]) >= 4.5,
                $"--on{i} on --q{i}, {scheme}: {Ink.Ratio(colors[$"on{i}"], colors[$"q{i}"]):0.00}"));
    }

    [Fact]
    public void Shades_differ_from_each_other_in_lightness_alone()
    {
        foreach (var scheme in new[] { "light", "dark" })
        {
            var colors = Colors(scheme);
            var fromCard = Enumerable.Range(0, HeatMap.Shades).Select(i => Ink.Ratio(colors[$"q{i}"], colors["card"])).ToArray();
            Assert.Equal(fromCard.Order(), fromCard);
        }
    }

    // All greys and the corners of the colour cube: what is legible on these is on what lies between.
    [Fact]
    public void Ink_on_any_colour_stands_out()
    {
        var colors =
            from r in Enumerable.Range(0, 18)
                from g in Enumerable.Range(0, 18) from b in Enumerable.Range(0, 18) select $"#{r * 15:X2}{g * 15:X2}{b * 15:X2}";

        Assert.All(colors, color => Assert.True(Ink.Ratio(Ink.On(color), color) >= 4.5, color));
    }

    [Fact]
    public void Lift_IsForColoursThatSinkIntoADarkCard()
    {
        Assert.Equal(" lift", Ink.Lift("#332288"));
        Assert.Empty(Ink.Lift("#88CCEE"));
        Assert.Empty(Ink.Lift("#CC6677"));
        Assert.Equal(Ink.Ratio("#332288", Colors("dark")["card"]), Ink.Ratio("#332288", "#1a2028"));
    }

    [Fact]
    public void Ratio_IsThatOfWcag()
    {
        Assert.Equal(21, Ink.Ratio("#000000", "#FFFFFF"), 9);
        Assert.Equal(4.54, Ink.Ratio("#767676", "#ffffff"), 2);
    }

    // The first :root is light; the second, under prefers-color-scheme, changes it to dark.
    private static Dictionary<string, string> Colors(string scheme)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream);
        var blocks = RootBlock().Matches(reader.ReadToEnd()).Select(match => match.Groups[1].Value).ToArray();
        var colors = new Dictionary<string, string>();
        foreach (var block in scheme == "light" ? blocks.Take(1) : blocks.Take(2))
        {
            foreach (Match match in Variable().Matches(block))
            {
                colors[match.Groups[1].Value] = match.Groups[2].Value;
            }
        }

        return colors;
    }

    [GeneratedRegex(@":root\s*\{([^}]*)\}")]
    private static partial Regex RootBlock();

    [GeneratedRegex(@"--([a-z0-9]+):\s*(#[0-9a-f]{6})")]
    private static partial Regex Variable();
}
