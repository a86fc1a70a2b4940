using System.Globalization;
using RfmBatch.Reporting.Html;

namespace RfmBatch.Reporting.Tests;

public sealed class NumberTextTests
{
    private static readonly NumberText Numbers = new(CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(null, "–")]
    [InlineData(0.0, "0.0 %")]
    [InlineData(0.0004, "under 0.1 %")]
    [InlineData(-0.0004, "above −0.1 %")]
    [InlineData(0.1235, "12.4 %")]
    [InlineData(-0.012, "−1.2 %")]
    public void Percent_RoundsForTheEye(double? share, string expected) =>
        Assert.Equal(expected, Numbers.Percent(share).Replace('\u00A0', ' '));

    [Theory]
    [InlineData("999.994", "999.99")]
    [InlineData("8911407.904", "8,911,408")]
    [InlineData("-1234.5", "−1,235")]
    public void Amount_IsWholeFromOneThousandOn(string amount, string expected) =>
        Assert.Equal(expected, Numbers.Amount(decimal.Parse(amount, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(12.4, "12")]
    [InlineData(1.25, "1.3")]
    [InlineData(999.4, "999")]
    [InlineData(1000.0, "1.0k")]
    [InlineData(-34_499.0, "−34k")]
    [InlineData(999_600.0, "1.0M")]
    [InlineData(5_419_842.0, "5.4M")]
    [InlineData(2.5e9, "2.5bn")]
    public void Short_FitsACell(double value, string expected) => Assert.Equal(expected, Numbers.Short(value));

    [Theory]
    [InlineData("de-DE", "1.234.567", "−12,4 %", "1.234,6")]
    [InlineData("de-CH", "1’234’567", "−12.4 %", "1’234.6")]
    [InlineData("sv-SE", "1\u00A0234\u00A0567", "−12,4 %", "1\u00A0234,6")]
    public void Figures_are_grouped_and_pointed_as_the_culture_asked_for(string culture, string count, string percent, string number)
    {
        var numbers = new NumberText(CultureInfo.GetCultureInfo(culture));

        Assert.Equal(count, numbers.Count(1_234_567));
        Assert.Equal(percent, numbers.Percent(-0.1235)[..^2] + " %");
        Assert.Equal(number, numbers.Fixed(1234.56, 1));
    }

    [Fact]
    public void A_page_has_the_separators_of_one_culture_only()
    {
        var german = HtmlReport.Render(ReportSamples.Full(11) with { Culture = CultureInfo.GetCultureInfo("de-DE") });

        var text = System.Text.RegularExpressions.Regex.Replace(
            german[german.IndexOf("<body>", StringComparison.Ordinal)..], "<[^>]*>", "|");
        Assert.Contains("1.000", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("[1-9][0-9]{0,2},[0-9]{3}[^0-9]", text);
        Assert.DoesNotMatch(@"[^0-9.][0-9]+\.[0-9]{1,2}[^0-9.]", text.Replace("RfmBatch 0.1.0", string.Empty, StringComparison.Ordinal));
    }

    [Fact]
    public void Figures_do_not_depend_on_the_culture_of_the_machine()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            var german = HtmlReport.Render(ReportSamples.Of(ReportSamples.Segment("A", 1234, 1, 1)));
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("th-TH");
            Assert.Equal(german, HtmlReport.Render(ReportSamples.Of(ReportSamples.Segment("A", 1234, 1, 1))));
            Assert.Contains("1,234", german, StringComparison.Ordinal);
            Assert.Contains("datetime=\"2011-12-09\"", german, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
