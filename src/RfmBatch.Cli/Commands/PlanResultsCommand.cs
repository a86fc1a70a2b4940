using System.CommandLine;
using RfmBatch.Application.Campaigns;
using RfmBatch.Cli.Hosting;
using RfmBatch.Cli.Output;

namespace RfmBatch.Cli.Commands;

/// <summary><c>plan results</c>: reads responses back and reports the lift against the control.</summary>
internal static class PlanResultsCommand
{
    public static Command Create(CommandRunner runner)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "Responses as CSV with a header: who ordered, and for how much, or yes and no; may be compressed (.gz)"
        };
        var plan = new Option<int?>("--plan") { Description = "The plan; without it the newest", HelpName = "PLAN" };
        var map = new Option<string?>("--map")
        {
            Description = "customer=COL,amount=COL or customer=COL,responded=COL [guessed from the header]",
            HelpName = "TARGET=COL,..."
        };
        var delimiter = new LoadOptions().Delimiter;
        var encoding = new LoadOptions().Encoding;
        var culture = new Option<string?>("--culture")
        {
            Description = "How amounts are written, such as de-DE [a point before decimals]",
            HelpName = "NAME"
        };
        var output = GlobalOptions.Output();
        var command = new Command("results", "Reads responses back and reports the lift against the control")
        {
            file,
            plan,
            map,
            delimiter,
            encoding,
            culture,
            output
        };
        runner.Bind(command, async (context, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            var request = new ResponseFileRequest(
                context.Value(file), context.Value(map), context.Value(delimiter)!, context.Value(encoding), context.Value(culture));
            var report = await new ResultReader(store, context.Clock, context.Logger("Planning")).ReadAsync(
                context.Value(plan), request, cancellationToken);
            if (context.WantsJson(output))
            {
                JsonOutput.Write(
                    context.Terminal,
                    new { report.Plan.PlanKey, report.RowCount, report.MatchedCount, report.ForeignCount, Actions = report.Results.Actions.Select(CampaignResultRow.Of), Total = CampaignResultRow.Of(report.Results.Total) });
            }
            else
            {
                CampaignResultText.Write(context, report);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
