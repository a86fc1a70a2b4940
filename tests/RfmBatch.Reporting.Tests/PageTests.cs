using System.Xml.Linq;
using RfmBatch.Reporting.Tests.Svg;

namespace RfmBatch.Reporting.Tests;

/// <summary>What an accessibility checker such as axe asks of a page, over pages full and empty.</summary>
public sealed class PageTests
{
    public static TheoryData<string> Pages => ["full-2", "full-20", "bare-0", "bare-3"];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Headings_go_down_one_level_at_a_time_and_there_is_one_h1(string page)
    {
        var levels = Body(page)
            .Descendants()
            .Where(element => element.Name.LocalName is ['h', >= '1' and <= '6'])
            .Select(element => element.Name.LocalName[1] - '0')
            .ToArray();

        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Ids_are_unique_and_every_reference_meets_one(string page)
    {
        var body = Body(page);
        var ids = body.Descendants().Select(element => element.Attribute("id")?.Value).Where(id => id is not null).ToArray();
        var references = body.Descendants().SelectMany(element => element.Attribute("aria-labelledby")?.Value.Split(' ') ?? [])
            .Concat(body.Descendants("a").Select(link => link.Attribute("href")!.Value.TrimStart('#')));

        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(references, id => Assert.Contains(id, ids));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Landmarks_are_there_once_and_sections_have_names(string page)
    {
        var body = Body(page);

        Assert.All(new[] { "main", "nav", "footer" }, landmark => Assert.Single(body.Descendants(landmark)));
        Assert.All(body.Descendants("section"), section => Assert.NotNull(section.Attribute("aria-labelledby")));
        Assert.All(body.Descendants("nav"), nav => Assert.NotNull(nav.Attribute("aria-label")));
        Assert.Contains("<html lang=\"en\">", Render(page), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Drawings_have_a_title_and_a_description_or_are_hidden(string page)
    {
        foreach (var svg in Body(page).Descendants("svg"))
        {
            if (svg.Attribute("aria-hidden")?.Value == "true")
            {
                continue;
            }

            Assert.Equal("img", svg.Attribute("role")?.Value);
            Assert.NotEmpty(svg.Element("title")!.Value);
            Assert.True(svg.Attribute("class")!.Value != "plot" || svg.Element("desc")!.Value.Length > 0, svg.Element("title")!.Value);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Labels_in_drawings_do_not_overlap(string page) =>
        Assert.All(
            Body(page).Descendants("svg").Where(svg => svg.Attribute("class")?.Value == "plot"),
            svg => new Drawing(svg.ToString()).AssertLabelsAreApart());

    [Theory]
    [MemberData(nameof(Pages))]
    public void Tables_have_headers_on_both_sides_and_scroll_by_keyboard(string page)
    {
        foreach (var table in Body(page).Descendants("table"))
        {
            Assert.All(table.Descendants("th"), header => Assert.Contains(header.Attribute("scope")?.Value, new[] { "col", "row" }));
            Assert.All(table.Descendants("tr"), row => Assert.Equal("th", row.Elements().First().Name.LocalName));
            Assert.Single(table.Descendants("tr").Select(row => row.Elements().Count()).Distinct());
            Assert.Equal("region", table.Parent!.Attribute("role")?.Value);
            Assert.Equal("0", table.Parent.Attribute("tabindex")?.Value);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Choices_have_labels_and_each_set_has_a_name_and_one_choice_taken(string page)
    {
        var sets = Body(page).Descendants("fieldset").ToArray();

        Assert.Equal(page.StartsWith("full", StringComparison.Ordinal) ? 2 : 0, sets.Length);
        Assert.Equal(Body(page).Descendants("input").Count(), sets.Descendants("input").Count());
        Assert.All(sets, set =>
        {
            Assert.NotEmpty(set.Element("legend")!.Value);
            Assert.All(set.Descendants("input"), input => Assert.NotEmpty(input.Parent!.Value));
            Assert.Single(set.Descendants("input"), input => input.Attribute("checked") is not null);
            Assert.Single(set.Descendants("input").Select(input => input.Attribute("name")!.Value).Distinct());
        });
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_section_says_something(string page)
    {
        var sections = Body(page).Descendants("section").ToArray();

        Assert.Equal(Body("full-2").Descendants("section").Count(), sections.Length);
        Assert.All(sections, section => Assert.True(section.Elements().Count() > 1 && section.Value.Length > 30));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void No_figure_is_not_a_number(string page) =>
        Assert.DoesNotContain(new[] { "NaN", "∞", "Infinity" }, text => Render(page).Contains(text, StringComparison.Ordinal));

    private static string Render(string page)
    {
        var count = int.Parse(page.Split('-')[1], System.Globalization.CultureInfo.InvariantCulture);
        return HtmlReport.Render(page.StartsWith("full", StringComparison.Ordinal)
            ? ReportSamples.Full(count)
            : ReportSamples.Of([.. Enumerable.Range(0, count).Select(i => ReportSamples.Segment($"Segment {i}", 0, 0, null))]));
    }

    // The markup is written so that an XML parser reads its body: a misplaced tag or quote fails here.
    private static XElement Body(string page)
    {
        var html = Render(page);
        var from = html.IndexOf("<body>", StringComparison.Ordinal);
        return XElement.Parse(html[from..(html.IndexOf("</body>", StringComparison.Ordinal) + "</body>".Length)]);
    }
}
