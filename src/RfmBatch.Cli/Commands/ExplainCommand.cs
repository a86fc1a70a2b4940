using System.CommandLine;
using RfmBatch.Application.Reading;
using RfmBatch.Cli.Hosting;
using RfmBatch.Cli.Output;

namespace RfmBatch.Cli.Commands;

/// <summary><c>explain</c>: why a customer is where it is, in every program.</summary>
internal static class ExplainCommand
{
    public static Command Create(CommandRunner runner)
    {
        var customer = new Argument<string>("CUSTOMER") { Description = "The customer's id, exactly as it was loaded" };
        var command = new Command("explain", "Says why a customer is in its segment, and since when") { customer };
        runner.Bind(command, CommandOptions.Of("explain"), async (context, given, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            await store.EnsureDeployedAsync(cancellationToken);
            var explanations = await new CustomerExplainer(store.CustomerExplanations).ExplainAsync(
                context.Value(customer), cancellationToken);
            if (given.WantsJson())
            {
                JsonOutput.Write(context.Terminal, explanations);
                return ExitCode.Done;
            }

            for (var i = 0; i < explanations.Count; i++)
            {
                if (i > 0)
                {
                    context.WriteLine();
                }

                ExplanationText.Write(context, explanations[i]);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
