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
        var options = new OptionSet(CampaignOptionSpecifications.All);
        var output = GlobalOptions.Output();
        var command = new Command("plan", "Chooses whom to treat with which action under a budget, and whom to leave alone for comparison")
        {
            List(runner),
            Show(runner),
            PlanResultsCommand.Create(runner),
        };
        options.AddTo(command);
        command.Add(output);
        runner.Bind(command, async (context, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            var texts = options.Read(context);
            var report = await new CampaignMaker(store, context.Clock, context.Logger("Planning")).MakeAsync(texts, cancellationToken);
            await CampaignOutput.WriteAsync(context, store, report, context.WantsJson(output), texts["out"], cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }

    private static Command List(CommandRunner runner)
    {
        var program = new Option<string?>("--program") { Description = "Only this program [all]", HelpName = "NAME" };
        var output = GlobalOptions.Output();
        var command = new Command("list", "Lists the plans, newest first") { program, output };
        runner.Bind(command, async (context, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            var plans = await new CampaignArchive(store).ListAsync(context.Value(program), cancellationToken);
            if (context.WantsJson(output))
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
        var options = new OptionSet(CampaignOptionSpecifications.All.Where(option => option.Name == "out"));
        var output = GlobalOptions.Output();
        var command = new Command("show", "Shows a plan with its actions and results, and writes its lists again") { plan };
        options.AddTo(command);
        command.Add(output);
        runner.Bind(command, async (context, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            var report = await new CampaignArchive(store).ShowAsync(context.OptionalValue(plan), cancellationToken);
            var folder = options.Read(context)["out"];
            await CampaignOutput.WriteAsync(context, store, report, context.WantsJson(output), folder, cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }
}
