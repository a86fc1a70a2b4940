using System.Globalization;
using System.Xml.Linq;
using RfmBatch.Reporting.Model;

namespace RfmBatch.Reporting.Tests;

public sealed class PlanResultTests
{
    [Fact]
    public void What_came_of_a_plan_is_beside_it_with_the_interval_of_the_lift()
    {
        var table = PageTable.Find(Body(ReportSamples.Full(2)), "plan-results")!;

        Assert.Equal(
            ["Action", "Treated", "Of them ordered", "Left alone", "Of them ordered", "Lift, points", "Interval from", "Interval to"],
            table.Titles);
        Assert.Equal(
            [
                "Remind & <tell> | 10 [10] | 30,0 % | 0 [0] | – | – | – | –",
                "Win back | 1.200 [1200] | 5,0 % | 150 [150] | 4,0 % | +1,00 [0.01] | −3,45 [-0.0345] | +3,71 [0.0371]",
            ],
            table.Rows);
    }

    [Fact]
    public void Nothing_is_said_of_results_before_there_are_any()
    {
        var data = ReportSamples.Full(2);

        Assert.Contains("What came of it", Body(data).Value, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "What came of it", Body(data with { Plan = data.Plan! with { Results = [] } }).Value, StringComparison.Ordinal);
    }

    private static XElement Body(ReportData data) =>
        PageTable.Body(HtmlReport.Render(data with { Culture = CultureInfo.GetCultureInfo("de-DE") }));
}
