using System.Globalization;
using RfmBatch.Reporting.Html;
using RfmBatch.Reporting.Model;
using RfmBatch.Reporting.Svg;

namespace RfmBatch.Reporting.Sections;

/// <summary>Whom the newest plan treats with what, and what it expects of it.</summary>
internal static class CampaignSection
{
    private const string Id = "plan";
    private const string Title = "The plan";

    /// <summary>The section.</summary>
    public static ReportPart Render(ReportData data) => data.Plan is { } plan
        ? new ReportPart(Id, Title, Body(data, plan))
        : ReportPart.Absent(Id, Title, "No plan was made from this run; rfmbatch plan --budget B chooses whom to treat with which action.");

    private static string Body(ReportData data, ReportCampaign plan)
    {
        var numbers = data.Numbers;
        var unit = HtmlText.Escape(data.SpaceCurrency);
        var chosen = plan.Actions.Where(action => action.SelectedCount > 0)
            .OrderByDescending(action => action.ExpectedGainAmount)
            .ToArray();
        var bars = chosen
            .Select(
                action => new IntervalChart.Row(
                    $"{action.Segment.Name}: {action.ActionName}",
                    action.Segment.ColorHex,
                    (double)action.ExpectedGainAmount,
                    null,
                    null,
                    numbers.Amount(action.ExpectedGainAmount)))
            .ToArray();
        var table = new DataTable(
            "figures plan",
            "Segment",
            "Action",
            "Channel",
            $"Cost each{data.CommaCurrency}",
            "Uplift",
            "Uplift is",
            "Treated",
            "Left alone",
            $"Cost{data.CommaCurrency}",
            $"Expected gain{data.CommaCurrency}");
        foreach (var action in plan.Actions.OrderByDescending(action => action.ExpectedGainAmount))
        {
            table.Row(
                SegmentTableSection.Label(action.Segment),
                Cell.Text(action.ActionName),
                Cell.Text(action.Channel),
                Cell.Amount(numbers, action.CostAmount),
                Cell.Share(numbers, action.UpliftProbability),
                Cell.Text(action.UpliftSource),
                Cell.Count(numbers, action.SelectedCount - action.ControlCount),
                Cell.Count(numbers, action.ControlCount),
                Cell.Amount(numbers, action.SelectedCostAmount),
                Cell.Amount(numbers, action.ExpectedGainAmount));
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"<p>Plan {plan.PlanKey} of {NumberText.Date(DateOnly.FromDateTime(plan.CreatedAt.UtcDateTime))} treats "
            + $"<strong>{numbers.Count(plan.SelectedCount - plan.ControlCount)}</strong> customers for "
            + $"{Cell.Amount(numbers, plan.CostAmount)} of a budget of {Cell.Amount(numbers, plan.BudgetAmount)}{unit} and expects a gain "
            + $"of <strong>{Cell.Amount(numbers, plan.ExpectedGainAmount)}</strong>{unit}. {numbers.Count(plan.ControlCount)} are left "
            + $"alone to compare with.</p>\n")
            + (bars.Length == 0
                ? string.Empty
                : """<p class="caption">Expected gain by segment and action</p>"""
                    + Figure.Both(
                        Id + "-gain",
                        frame => IntervalChart.Draw(frame, "Expected gain of the plan by segment and action", bars, numbers)))
            + table.Details(Id + "-table", "What was considered, with its assumptions")
            + CampaignPowerTable.Html(data, plan)
            + CampaignResultTable.Html(data, plan);
    }
}
