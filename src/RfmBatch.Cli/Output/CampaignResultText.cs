using RfmBatch.Application.Campaigns;
using RfmBatch.Cli.Hosting;
using RfmBatch.Core.Campaigns;

namespace RfmBatch.Cli.Output;

/// <summary>Results of a plan as they are read: rates, lift with its interval, and what to make of it.</summary>
internal static class CampaignResultText
{
    public static void Write(CommandContext context, ResultReport report)
    {
        context.WriteLine(
            $"Plan {report.Plan.PlanKey}: {Figures.Count(report.RowCount)} rows, {Figures.Count(report.MatchedCount)} customers of the "
            + $"plan in the file, {Figures.Count(report.ForeignCount)} others left out");
        context.WriteLine();
        WriteTable(context, [.. report.Results.Actions, report.Results.Total]);
        context.WriteLine();
        context.WriteLine(Verdict(report.Results.Total));
    }

    public static void WriteTable(CommandContext context, IReadOnlyList<ActionResult> results)
    {
        var hasAmounts = results.Any(result => result.TreatedAmount is not null);
        var table = new ConsoleTable(
        [
            new ConsoleColumn("Action"),
            new ConsoleColumn("Treated", IsNumber: true),
            new ConsoleColumn("Ordered", IsNumber: true),
            new ConsoleColumn("Control", IsNumber: true),
            new ConsoleColumn("Ordered", IsNumber: true),
            new ConsoleColumn("Lift", IsNumber: true),
            new ConsoleColumn("95 % interval"),
            .. hasAmounts
                ? new[] { new ConsoleColumn("Revenue each", IsNumber: true, GivesWay: 2), new ConsoleColumn("95 % interval", GivesWay: 3) }
                : [],
        ]);
        foreach (var result in results)
        {
            // Of too few an estimate is one customer more or less: rates are shown, a lift is not.
            var (lift, revenue) = result.IsEnough ? (result.Lift, result.RevenueLift) : (null, null);
            string[] money = [Number(revenue?.Estimate), Range(revenue, Number)];
            table.AddRow(
            [
                result.ActionName.Length == 0 ? "All" : result.ActionName,
                Figures.Count(result.TreatedCount),
                Rate(result.TreatedResponseCount, result.TreatedCount),
                Figures.Count(result.ControlCount),
                Rate(result.ControlResponseCount, result.ControlCount),
                lift is { } shown ? CampaignText.Lift(shown.Estimate) : result.Lift is null ? "" : "too few",
                Range(lift, value => Number(value * 100)) is { Length: > 0 } range ? $"{range} %" : "",
                .. hasAmounts ? money : [],
            ]);
        }

        table.Write(context.Terminal);
    }

    private static string Verdict(ActionResult total) => total.Lift switch
    {
        null => "There is no control to compare with, so no lift is known. Plan with --control 10%.",
        _ when !total.IsEnough =>
            $"Nothing can be said: {Figures.Count(total.ControlCount)} controls and "
            + $"{Figures.Count(total.TreatedResponseCount + total.ControlResponseCount)} responses in all; it takes "
            + $"{ResponseStratum.FewestControls} and {ResponseStratum.FewestResponses}. Plan --use-results goes on with what is assumed.",
        { ExcludesZero: true, Estimate: > 0 } =>
            "The plan brought orders that there would not have been without it: the interval excludes 0. A next plan may use it: plan "
            + "--use-results.",
        { ExcludesZero: true } => "The plan cost orders: the interval excludes 0. Do not repeat it like this.",
        _ => "Whether the plan did anything cannot be told: the interval includes 0. More customers, or a larger control, would narrow it: "
            + "plan says how many.",
    };

    private static string Rate(int responses, int count) => count == 0 ? "" : CampaignText.Lift((double)responses / count);

    private static string Number(double value) => Number((double?)value);

    private static string Number(double? value) => Figures.Number(value, "#,0.00");

    private static string Range(Interval? interval, Func<double, string> text) =>
        interval is { } range ? $"{text(range.Low)} to {text(range.High)}" : "";
}
