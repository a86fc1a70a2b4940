using RfmBatch.Reporting.Html;
using RfmBatch.Reporting.Model;

namespace RfmBatch.Reporting.Sections;

/// <summary>What came back from a plan: who was treated beside who was left alone, and the lift.</summary>
internal static class CampaignResultTable
{
    private const string Id = "plan-results";

    /// <summary>Markup; empty before responses were read.</summary>
    public static string Html(ReportData data, ReportCampaign plan)
    {
        if (plan.Results.Count == 0)
        {
            return string.Empty;
        }

        var numbers = data.Numbers;
        var table = new DataTable(
            "figures",
            "Action",
            "Treated",
            "Of them ordered",
            "Left alone",
            "Of them ordered",
            "Lift, points",
            "Interval from",
            "Interval to");
        foreach (var result in plan.Results)
        {
            table.Row(
                HtmlText.Escape(result.ActionName),
                Cell.Count(numbers, result.TreatedCount),
                Rate(numbers, result.TreatedResponseCount, result.TreatedCount),
                Cell.Count(numbers, result.ControlCount),
                Rate(numbers, result.ControlResponseCount, result.ControlCount),
                result is { Lift: not null, IsEnough: false } ? Cell.Text("too few") : Cell.Points(numbers, result.Lift),
                Cell.Points(numbers, result.IsEnough ? result.Low : null),
                Cell.Points(numbers, result.IsEnough ? result.High : null));
        }

        var measured = DateOnly.FromDateTime(plan.Results.Max(result => result.MeasuredAt).UtcDateTime);
        return $"<h3 id=\"{Id}\">What came of it</h3>\n<p class=\"caption\">Responses read on {NumberText.Date(measured)}. Lift is how "
            + $"many more of 100 customers ordered than of those left alone; 95 in 100 such intervals hold the true one, and where the "
            + $"interval spans 0 the lift may be chance.</p>\n{table.Html(Id)}";
    }

    private static Cell Rate(NumberText numbers, long responses, long customers) =>
        new(numbers.Percent(customers > 0 ? (double)responses / customers : null));
}
