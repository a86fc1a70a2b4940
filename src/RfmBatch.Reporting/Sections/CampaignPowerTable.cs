using RfmBatch.Reporting.Html;
using RfmBatch.Reporting.Model;

namespace RfmBatch.Reporting.Sections;

/// <summary>What the results of a plan will be able to tell, and how its uplift was made of assumed and measured.</summary>
internal static class CampaignPowerTable
{
    private const string Id = "plan-power";
    private const string UpliftId = "plan-uplift";

    // In whatever order segments are added up, the mean of equal uplifts is that uplift.
    private const int MeanDigits = 12;

    /// <summary>Markup; empty for plans of 0.1, and where nobody is chosen.</summary>
    public static string Html(ReportData data, ReportCampaign plan)
    {
        if (plan is not { Power: { } total, UpliftProbability: { } uplift })
        {
            return string.Empty;
        }

        var numbers = data.Numbers;
        var table = new DataTable(
            "figures", "Action", "Customers", "Left alone", "Order anyway", "Uplift", "Detects from", "Left alone to detect it");
        foreach (var action in ByAction(plan, action => action.Power is not null))
        {
            var customers = action.Sum(row => row.SelectedCount);
            table.Row(
                HtmlText.Escape(action.Key),
                Cells(
                    numbers,
                    customers,
                    action.Sum(row => row.ControlCount),
                    Math.Round(action.Sum(row => row.SelectedCount * row.UpliftProbability) / customers, MeanDigits),
                    action.First().Power!));
        }

        table.Foot("All", Cells(numbers, plan.SelectedCount, plan.ControlCount, uplift, total));
        return $"<h3 id=\"{Id}-title\">What it will be able to tell</h3>\n<p>{Verdict(numbers, uplift, total)}</p>\n<p class=\"caption\">"
            + $"If orders of {plan.ResponseDays} days count: at the 5 % level, in 80 of 100 campaigns.</p>\n"
            + table.Details(Id, "Smallest effect that each action can show")
            + Uplifts(numbers, plan);
    }

    private static Cell[] Cells(NumberText numbers, long customers, long controls, double uplift, ReportPower power) =>
    [
        Cell.Count(numbers, customers),
        Cell.Count(numbers, controls),
        Cell.Share(numbers, power.BaseProbability),
        Cell.Share(numbers, uplift),
        Cell.Share(numbers, power.Detectable),
        power switch
        {
            { DetectingControlShare: { } share } => Cell.Share(numbers, share),
            { DetectingCustomerCount: { } count } => Cell.Text($"none; {numbers.Count(count)} customers would"),
            _ => Cell.Text("nothing to detect"),
        },
    ];

    private static string Verdict(NumberText numbers, double uplift, ReportPower power)
    {
        var reckoned = $"the uplift of {numbers.Percent(uplift)} that it reckons with";
        var need = power switch
        {
            { DetectingControlShare: { } share } => $"leaving {numbers.Percent(share)} alone would",
            { DetectingCustomerCount: { } count } =>
                $"no share of these customers left alone would; it takes {numbers.Count(count)} customers, half of them left alone",
            _ => "there is nothing to detect",
        };
        return power.Detectable switch
        {
            null => $"Without customers left alone its results will tell nothing of {reckoned}: {need}.",
            { } detectable when detectable <= uplift => $"Its results can tell whether it brings {reckoned}.",
            { } detectable => $"Its results will probably not tell whether it brings {reckoned}, only whether it brings "
                + $"{numbers.Percent(detectable)} or more: {need}.",
        };
    }

    private static string Uplifts(NumberText numbers, ReportCampaign plan)
    {
        var table = new DataTable("figures", "Action", "Measured, points", "from", "to", "Assumed", "Weight of measured", "Used");
        foreach (var action in ByAction(plan, action => action.Measured is not null))
        {
            var (first, measured) = (action.First(), action.First().Measured!);
            table.Row(
                HtmlText.Escape(action.Key),
                measured.Measured is null ? Cell.Text("too few") : Cell.Points(numbers, measured.Measured),
                Cell.Points(numbers, measured.Low),
                Cell.Points(numbers, measured.High),
                Cell.Share(numbers, measured.Assumed),
                Cell.Share(numbers, measured.Weight),
                Cell.Share(numbers, first.UpliftProbability));
        }

        return table.RowCount == 0
            ? string.Empty
            : table.Details(UpliftId, "Uplift, made of what was assumed and what earlier plans measured");
    }

    private static IEnumerable<IGrouping<string, ReportCampaignAction>> ByAction(
        ReportCampaign plan, Func<ReportCampaignAction, bool> isShown) => plan.Actions
        .Where(isShown)
        .GroupBy(action => action.ActionName, StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.Ordinal);
}
