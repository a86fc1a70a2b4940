using RfmBatch.Application.Campaigns;
using RfmBatch.Cli.Hosting;
using RfmBatch.Core.Campaigns;

namespace RfmBatch.Cli.Output;

/// <summary>How the uplift of a plan was made of what was assumed and what earlier plans measured.</summary>
internal static class UpliftText
{
    /// <summary>Nothing where results were not used.</summary>
    public static void Write(CommandContext context, CampaignReport report)
    {
        var used = report.Actions
            .Where(action => action.MeasuredWeight is not null)
            .DistinctBy(action => (action.ActionName, action.AssumedUplift))
            .OrderBy(action => action.ActionName, StringComparer.Ordinal)
            .ToList();
        if (used.Count == 0)
        {
            return;
        }

        context.WriteLine();
        context.WriteLine("Uplift, moved from the assumed to the measured one as far as its weight says:");
        var table = new ConsoleTable(
            new ConsoleColumn("Action"),
            new ConsoleColumn("Measured", IsNumber: true),
            new ConsoleColumn("95 % interval", GivesWay: 1),
            new ConsoleColumn("Assumed", IsNumber: true),
            new ConsoleColumn("Weight", IsNumber: true),
            new ConsoleColumn("Used", IsNumber: true));
        foreach (var action in used)
        {
            table.AddRow(
                action.ActionName,
                action.MeasuredUplift is { } measured ? CampaignText.Lift(measured.Estimate) : "too few",
                action.MeasuredUplift is { } interval
                    ? $"{CampaignText.Lift(interval.Low)} to {CampaignText.Lift(interval.High)}"
                    : $"under {ResponseStratum.FewestControls} controls or {ResponseStratum.FewestResponses} responses",
                CampaignText.Lift(action.AssumedUplift ?? 0),
                Figures.Share(action.MeasuredWeight!.Value),
                CampaignText.Lift(action.UpliftProbability));
        }

        table.Write(context.Terminal);
    }
}
