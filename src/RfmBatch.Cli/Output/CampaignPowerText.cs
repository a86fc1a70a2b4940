using RfmBatch.Application.Campaigns;
using RfmBatch.Cli.Hosting;
using RfmBatch.Storage.Campaigns;

namespace RfmBatch.Cli.Output;

/// <summary>What the results of a plan will be able to tell, by action and in all.</summary>
internal static class CampaignPowerText
{
    /// <summary>Nothing for plans of 0.1, and where nobody is chosen.</summary>
    public static void Write(CommandContext context, CampaignReport report)
    {
        if (report.Plan is not { Power: { } total, UpliftProbability: { } uplift })
        {
            return;
        }

        context.WriteLine();
        context.WriteLine(
            $"What its results can tell, if orders of {report.Plan.ResponseDays} days count (5 % level, in 80 of 100 campaigns):");
        var table = new ConsoleTable(
            new ConsoleColumn("Action"),
            new ConsoleColumn("Customers", IsNumber: true, GivesWay: 1),
            new ConsoleColumn("Control", IsNumber: true),
            new ConsoleColumn("Order anyway", IsNumber: true),
            new ConsoleColumn("Uplift", IsNumber: true),
            new ConsoleColumn("Detects from", IsNumber: true),
            new ConsoleColumn("Control that would detect it"));
        foreach (var action in report.Actions
            .Where(action => action.Power is not null)
            .GroupBy(action => action.ActionName, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var customers = action.Sum(row => row.SelectedCount);
            AddRow(
                table,
                action.Key,
                customers,
                action.Sum(row => row.ControlCount),
                action.Sum(row => row.SelectedCount * row.UpliftProbability) / customers,
                action.First().Power!);
        }

        AddRow(table, "All", report.Plan.SelectedCount, report.Plan.ControlCount, uplift, total);
        table.Write(context.Terminal);
        context.WriteLine();
        context.WriteLine(Verdict(uplift, total));
    }

    private static void AddRow(
        ConsoleTable table, string name, int customers, int controls, double uplift, CampaignPowerRecord power) => table.AddRow(
        name,
        Figures.Count(customers),
        Figures.Count(controls),
        Figures.Share(power.BaseProbability),
        CampaignText.Percent(uplift),
        power.DetectableUplift is { } detectable ? Figures.Share(detectable) : "nothing",
        Remedy(power));

    private static string Remedy(CampaignPowerRecord power) => power switch
    {
        { DetectingControlShare: { } share } => Figures.Share(share),
        { DetectingCustomerCount: { } count } => $"none; {Figures.Count(count)} customers would",
        _ => "nothing to detect",
    };

    private static string Verdict(double uplift, CampaignPowerRecord power)
    {
        var reckoned = $"the {CampaignText.Percent(uplift)} that it reckons with";
        var need = power switch
        {
            { DetectingControlShare: { } share } => $"a control of {Figures.Share(share)} would",
            { DetectingCustomerCount: { } count } =>
                $"no share of control of these customers would; it takes {Figures.Count(count)} customers, half of them control",
            _ => "there is nothing to detect",
        };
        return power.DetectableUplift switch
        {
            null => $"Without control this plan will tell nothing of {reckoned}: {need}.",
            { } detectable when detectable <= uplift => $"This plan can tell whether it brings {reckoned}.",
            { } detectable =>
                $"This plan will probably not tell whether it brings {reckoned}, only whether it brings {Figures.Share(detectable)} or "
                + $"more: {need}.",
        };
    }
}
