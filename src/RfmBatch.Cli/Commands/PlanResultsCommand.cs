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
        var command = new Command("results", "Reads responses back and reports the lift against the control") { file };
        runner.Bind(command, CommandOptions.Of("plan results"), async (context, given, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            var request = new ResponseFileRequest(
                context.Value(file), given["map"], given["delimiter"]!, given["encoding"], given["culture"]);
            var report = await new ResultReader(store, context.Clock, context.Logger("Planning")).ReadAsync(
                given.Whole("plan"), request, cancellationToken);
            if (given.WantsJson())
            {
                JsonOutput.Write(
                    context.Terminal,
                    new
                    {
                        report.Plan.PlanKey,
                        report.RowCount,
                        report.MatchedCount,
                        report.ForeignCount,
                        Actions = report.Results.Actions.Select(CampaignResultRow.Of),
                        Total = CampaignResultRow.Of(report.Results.Total),
                    });
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
