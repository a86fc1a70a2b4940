using System.Globalization;
using RfmBatch.Application.Campaigns;
using RfmBatch.Cli.Hosting;
using RfmBatch.Core;
using RfmBatch.Core.Campaigns;
using RfmBatch.Storage.Campaigns;

namespace RfmBatch.Cli.Output;

/// <summary>Plans as they are listed and shown.</summary>
internal static class CampaignText
{
    public static void WriteList(CommandContext context, IReadOnlyList<CampaignRecord> plans)
    {
        if (plans.Count == 0)
        {
            context.WriteLine("There are no plans yet. Make one: rfmbatch plan --budget 500");
            return;
        }

        var table = new ConsoleTable(
            new ConsoleColumn("Plan", IsNumber: true),
            new ConsoleColumn("Run", IsNumber: true),
            new ConsoleColumn("Made (UTC)", GivesWay: 1),
            new ConsoleColumn("Budget", IsNumber: true),
            new ConsoleColumn("Spent", IsNumber: true),
            new ConsoleColumn("Treated", IsNumber: true),
            new ConsoleColumn("Control", IsNumber: true),
            new ConsoleColumn("Expected gain", IsNumber: true));
        foreach (var plan in plans)
        {
            table.AddRow(
                plan.PlanKey.ToString(CultureInfo.InvariantCulture),
                plan.RunKey.ToString(CultureInfo.InvariantCulture),
                plan.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                Cents(plan.BudgetAmount),
                Cents(plan.CostAmount),
                Figures.Count(plan.SelectedCount - plan.ControlCount),
                Figures.Count(plan.ControlCount),
                Cents(plan.ExpectedGainAmount));
        }

        table.Write(context.Terminal);
    }

    public static void Write(CommandContext context, CampaignReport report)
    {
        WriteSummary(context, report.Plan, report);
        context.WriteLine();
        WriteActions(context, report);
        UpliftText.Write(context, report);
        CampaignPowerText.Write(context, report);
        if (report.Simulation is { } simulation)
        {
            context.WriteLine();
            WriteSimulation(context, simulation);
        }

        if (report.Results.Count > 0)
        {
            context.WriteLine();
            context.WriteLine(
                $"What came back, read "
                + $"{report.Results[0].MeasuredAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC:");
            CampaignResultText.WriteTable(context, [.. report.Results.Select(result => result.Result)]);
        }
    }

    /// <summary>The plan in four lines.</summary>
    public static void WriteSummary(CommandContext context, CampaignRecord plan, CampaignReport report)
    {
        context.WriteLine(
            $"Plan {plan.PlanKey} over run {plan.RunKey} of {report.Run.ProgramName}, observed to {Figures.Date(report.Run.ObservedTo)}");
        context.WriteLine(
            $"Budget {Cents(plan.BudgetAmount)}: {Cents(plan.CostAmount)} for {Figures.Count(plan.SelectedCount - plan.ControlCount)} of "
            + $"{Figures.Count(plan.CandidateCount)} customers, {Figures.Count(plan.ControlCount)} more are control");
        context.WriteLine(
            $"Expected gain {Cents(plan.ExpectedGainAmount)}; with the control {Cents(plan.SelectedGainAmount)}, at most "
            + $"{Cents(plan.BoundGainAmount - plan.SelectedGainAmount)} below the optimum");
        var basis = plan.AmountBasis == "model" ? "of the value model" : "by average";
        context.WriteLine(
            $"Margin {Figures.Share(plan.MarginShare)}, order amounts {basis}, {Figures.Count(plan.SuppressedCount)} customers suppressed, "
            + $"seed {plan.Seed}");
    }

    private static void WriteActions(CommandContext context, CampaignReport report)
    {
        var table = new ConsoleTable(
            new ConsoleColumn("Segment"),
            new ConsoleColumn("Action"),
            new ConsoleColumn("Channel", GivesWay: 5),
            new ConsoleColumn("Cost", IsNumber: true, GivesWay: 2),
            new ConsoleColumn("Uplift", IsNumber: true, GivesWay: 1),
            new ConsoleColumn("", GivesWay: 3),
            new ConsoleColumn("Candidates", IsNumber: true, GivesWay: 4),
            new ConsoleColumn("Treated", IsNumber: true),
            new ConsoleColumn("Control", IsNumber: true),
            new ConsoleColumn("Spent", IsNumber: true),
            new ConsoleColumn("Gain", IsNumber: true));
        foreach (var action in report.Actions.Where(action => action.SelectedCount > 0))
        {
            table.AddRow(
                report.SegmentNames[action.SegmentKey],
                action.ActionName,
                action.Channel,
                Cents(action.CostAmount),
                Percent(action.UpliftProbability),
                action.UpliftSource,
                Figures.Count(action.CandidateCount),
                Figures.Count(action.SelectedCount - action.ControlCount),
                Figures.Count(action.ControlCount),
                Cents(action.SelectedCostAmount),
                Cents(action.ExpectedGainAmount));
        }

        if (table.RowCount == 0)
        {
            context.WriteLine("Nobody is chosen: no action gains more than it costs. Look at cost, uplift and margin.");
            return;
        }

        table.AddRow(
            "All",
            "",
            "",
            "",
            "",
            "",
            "",
            Figures.Count(report.Plan.SelectedCount - report.Plan.ControlCount),
            Figures.Count(report.Plan.ControlCount),
            Cents(report.Plan.CostAmount),
            Cents(report.Plan.ExpectedGainAmount));
        table.Write(context.Terminal);
    }

    private static void WriteSimulation(CommandContext context, CampaignSimulation simulation)
    {
        context.WriteLine($"{Figures.Count(simulation.Count)} outcomes drawn, if uplift and amounts are as assumed:");
        context.WriteLine(
            $"  gain {Figures.Number(simulation.Percentile5, "#,0.00")} to {Figures.Number(simulation.Percentile95, "#,0.00")} in 90 % of "
            + $"them, median {Figures.Number(simulation.Median, "#,0.00")}");
        context.WriteLine(
            $"  mean {Figures.Number(simulation.Mean, "#,0.00")}, standard deviation "
            + $"{Figures.Number(simulation.StandardDeviation, "#,0.00")}, a loss in {Figures.Share(simulation.ProbabilityOfLoss)}");
        if (simulation.MeasuredLift is { } lift)
        {
            context.WriteLine(
                $"  lift as the control would show it {Lift(lift.Percentile5)} to {Lift(lift.Percentile95)} in 90 % of them, median "
                + $"{Lift(lift.Median)}, where {Lift(lift.Assumed)} is there");
            context.WriteLine(
                $"  shown to be above 0 in {Figures.Share(lift.DetectionShare)} of them, less than without the plan in "
                + $"{Figures.Share(lift.BelowZeroShare)}");
        }
    }

    /// <summary>A small probability with the digits that tell it from 0.</summary>
    public static string Percent(double probability) => (probability * 100).ToString("0.0##", CultureInfo.InvariantCulture) + " %";

    /// <summary>A measured lift, to a hundredth of a point.</summary>
    public static string Lift(double lift) => (lift * 100).ToString("0.00", CultureInfo.InvariantCulture) + " %";

    private static string Cents(long amount) => Figures.Cents(Amount.ToDecimal(amount));
}
