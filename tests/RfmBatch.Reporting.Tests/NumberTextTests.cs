using System.Globalization;
using RfmBatch.Reporting.Html;

namespace RfmBatch.Reporting.Tests;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData(null, "–")]
    [InlineData(0.0, "0.0 %")]
    [InlineData(0.0004, "under 0.1 %")]
    [InlineData(-0.0004, "above −0.1 %")]
    [InlineData(0.1235, "12.4 %")]
    [InlineData(-0.012, "−1.2 %")]
    public void Percent_RoundsForTheEye(double? share, string expected) => Assert.Equal(expected, NumberText.Percent(share));

    [Theory]
    [InlineData("999.994", "999.99")]
    [InlineData("8911407.904", "8,911,408")]
    [InlineData("-1234.5", "−1,235")]
    public void Amount_IsWholeFromOneThousandOn(string amount, string expected) =>
        Assert.Equal(expected, NumberText.Amount(decimal.Parse(amount, CultureInfo.InvariantCulture)));

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
