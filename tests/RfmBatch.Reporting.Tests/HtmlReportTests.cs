using System.Xml.Linq;
using RfmBatch.Core.Lifetime;
using RfmBatch.Reporting.Model;

namespace RfmBatch.Reporting.Tests;

public sealed class HtmlReportTests
{
    private const string Evil = "<script>alert(\"1\")</script>&'\u0001";

    [Fact]
    public void Every_text_is_escaped()
    {
        var segment = ReportSamples.Segment(Evil, 3, 1, 1, "red\" onload=\"x") with { Description = Evil, RecommendedAction = Evil };
        var data = ReportSamples.Of(segment);
        data = data with
        {
            Run = data.Run with
            {
                ProgramName = Evil,
                ProgramDescription = Evil,
                FilterText = Evil,
                CurrencyCode = Evil,
                CodeVersion = Evil,
                RuleSetName = Evil
            },
            Checks = [new ReportCheck(Evil, Evil, false, Evil), new ReportCheck(Evil, Evil, true, Evil)],
        };

        var html = HtmlReport.Render(data);

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("onload=\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain('\u0001', html);
        Assert.Contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;\uFFFD", html, StringComparison.Ordinal);
        Body(html);
    }

    [Fact]
    public void A_model_in_which_nobody_drops_out_is_told_in_words()
    {
        var data = ReportSamples.Full(2);
        var certain = data.Value! with { Alive = [], Grounds = new PredictionGrounds("NBD", "no dropout", new double[12], []) };

        Assert.Contains("id=\"value-alive", HtmlReport.Render(data), StringComparison.Ordinal);
        var html = HtmlReport.Render(data with { Value = certain });
        Assert.DoesNotContain("id=\"value-alive", html, StringComparison.Ordinal);
        Assert.Contains("the model that fits this shop knows nobody who leaves", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(20)]
    public void The_page_is_well_formed_and_every_reference_meets_one_id(int count)
    {
        var body = Body(HtmlReport.Render(Many(count)));

        var ids = body.Descendants().Select(element => element.Attribute("id")?.Value).Where(id => id is not null).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
        var references = body.Descendants().SelectMany(element => element.Attribute("aria-labelledby")?.Value.Split(' ') ?? []);
        Assert.All(references, id => Assert.Contains(id, ids));
        Assert.Equal(count, body.Descendants("svg").Count(svg => svg.Attribute("class")?.Value == "bars"));
    }

    [Fact]
    public void The_page_needs_nothing_from_elsewhere()
    {
        var html = HtmlReport.Render(Many(5));

        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http:", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("https:", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("url(", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Bars_have_the_widths_of_the_shares()
    {
        var body = Body(
            HtmlReport.Render(ReportSamples.Of(ReportSamples.Segment("A", 80, 0.8, 0.4), ReportSamples.Segment("B", 20, 0.2, 0.6))));

        var widths = body
            .Descendants("svg")
            .Where(svg => svg.Attribute("class")?.Value == "bars")
            .SelectMany(svg => svg.Elements("rect"))
            .Select(bar => bar.Attribute("width")?.Value);
        Assert.Equal(["78%", "39%", "19.5%", "58.5%"], widths);
    }

    [Fact]
    public void Failed_checks_come_first_worst_first_and_are_counted()
    {
        var data = Many(1) with
        {
            Checks =
            [
                new ReportCheck("A1", "Notice", false, "A small thing."),
                new ReportCheck("A2", "Error", true, "All good."),
                new ReportCheck("A3", "Warning", false, "A bigger thing."),
            ],
        };

        var html = HtmlReport.Render(data);

        Assert.Contains("1 of 3 checks passed; 2 need a look:", html, StringComparison.Ordinal);
        Assert.True(html.IndexOf("A bigger thing.", StringComparison.Ordinal) < html.IndexOf("A small thing.", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_data_gives_the_same_page() => Assert.Equal(HtmlReport.Render(Many(11)), HtmlReport.Render(Many(11)));

    private static ReportData Many(int count) => ReportSamples.Of(
        [.. Enumerable.Range(0, count).Select(i => ReportSamples.Segment($"Segment {i}", i, 1.0 / count, i == 1 ? null : 1.0 / count))]);

    // The markup is written so that an XML parser reads its body: a misplaced tag or quote fails here.
    private static XElement Body(string html)
    {
        var from = html.IndexOf("<body>", StringComparison.Ordinal);
        return XElement.Parse(html[from..(html.IndexOf("</body>", StringComparison.Ordinal) + "</body>".Length)]);
    }
}
