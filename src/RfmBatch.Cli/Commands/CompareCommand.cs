using System.CommandLine;
using RfmBatch.Application.Reading;
using RfmBatch.Cli.Hosting;
using RfmBatch.Cli.Output;

namespace RfmBatch.Cli.Commands;

/// <summary><c>compare</c>: why revenue changed between two runs.</summary>
internal static class CompareCommand
{
    private const int MostMovers = 1000;

    public static Command Create(CommandRunner runner)
    {
        var from = new Argument<int>("FROM") { Description = "The run to compare from, normally the earlier one", HelpName = "RUN" };
        var to = new Argument<int>("TO") { Description = "The run to compare to", HelpName = "RUN" };
        var top = new Option<int>("--top")
        {
            Description = $"How many customers who moved are named, 0 to {MostMovers}",
            HelpName = "N",
            DefaultValueFactory = _ => 10
        };
        top.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > MostMovers)
            {
                result.AddError($"--top must be a whole number from 0 to {MostMovers}.");
            }
        });
        var output = GlobalOptions.Output();
        var command = new Command(
            "compare", "Explains the change of revenue between two runs: customers, orders per customer, amount per order, by segment")
        {
            from,
            to,
            top,
            output
        };
        runner.Bind(command, async (context, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            var comparer = new RunComparer(store, context.Logger("Comparison"));
            var comparison = await comparer.CompareAsync(context.Value(from), context.Value(to), context.Value(top), cancellationToken);
            if (context.WantsJson(output))
            {
                JsonOutput.Write(context.Terminal, BridgeJson.Of(comparison));
            }
            else
            {
                BridgeText.Write(context, comparison);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
