using System.CommandLine;
using RfmBatch.Application.Campaigns;
using RfmBatch.Cli.Hosting;
using RfmBatch.Cli.Output;

namespace RfmBatch.Cli.Commands;

/// <summary><c>plan</c>: whom to treat with which action under a budget.</summary>
internal static class PlanCommand
{
    public static Command Create(CommandRunner runner)
    {
        var command = new Command("plan", "Chooses whom to treat with which action under a budget, and whom to leave alone for comparison")
        {
            List(runner),
            Show(runner),
            PlanResultsCommand.Create(runner),
        };
        runner.Bind(command, CommandOptions.Of("plan"), async (context, given, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            var texts = given.Where(CampaignOptionSpecifications.Has);
            var report = await new CampaignMaker(store, context.Clock, context.Logger("Planning")).MakeAsync(texts, cancellationToken);
            await CampaignOutput.WriteAsync(context, store, report, given.WantsJson(), given["out"], cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List(CommandRunner runner)
    {
        var command = new Command("list", "Lists the plans, newest first");
        runner.Bind(command, CommandOptions.Of("plan list"), async (context, given, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            var plans = await new CampaignArchive(store).ListAsync(given["program"], cancellationToken);
            if (given.WantsJson())
            {
                JsonOutput.Write(context.Terminal, plans.Select(CampaignRow.Of));
            }
            else
            {
                CampaignText.WriteList(context, plans);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static Command Show(CommandRunner runner)
    {
        var plan = new Argument<int?>("PLAN") { Description = "The plan's number; without it the newest", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("show", "Shows a plan with its actions and results, and writes its lists again") { plan };
        runner.Bind(command, CommandOptions.Of("plan show"), async (context, given, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            var report = await new CampaignArchive(store).ShowAsync(context.OptionalValue(plan), cancellationToken);
            await CampaignOutput.WriteAsync(context, store, report, given.WantsJson(), given["out"], cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }
}
