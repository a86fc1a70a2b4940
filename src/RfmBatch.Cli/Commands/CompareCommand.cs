using System.CommandLine;
using RfmBatch.Application.Reading;
using RfmBatch.Cli.Hosting;
using RfmBatch.Cli.Output;

namespace RfmBatch.Cli.Commands;

/// <summary><c>compare</c>: why revenue changed between two runs.</summary>
internal static class CompareCommand
{
    /// <summary>The most customers that are named.</summary>
    public const int MostMovers = 1000;

    public static Command Create(CommandRunner runner)
    {
        var from = new Argument<int>("FROM") { Description = "The run to compare from, normally the earlier one", HelpName = "RUN" };
        var to = new Argument<int>("TO") { Description = "The run to compare to", HelpName = "RUN" };
        var options = CommandOptions.Of("compare");
        options["top"].Validators.Add(result =>
        {
            // What is no number is refused anyway.
            if (result.Tokens is [var top] && int.TryParse(top.Value, out var count) && count is < 0 or > MostMovers)
            {
                result.AddError($"--top '{top.Value}' is not allowed; it must be a whole number from 0 to {MostMovers}.");
            }
        });
        var command = new Command(
            "compare", "Explains the change of revenue between two runs: customers, orders per customer, amount per order, by segment")
        {
            from,
            to,
        };
        runner.Bind(command, options, async (context, given, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            var comparer = new RunComparer(store, context.Logger("Comparison"));
            var comparison = await comparer.CompareAsync(
                context.Value(from), context.Value(to), given.Whole("top")!.Value, cancellationToken);
            if (given.WantsJson())
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
