using System.CommandLine;
using RfmBatch.Application.Sampling;
using RfmBatch.Cli.Hosting;
using RfmBatch.Cli.Output;

namespace RfmBatch.Cli.Commands;

/// <summary><c>sample</c>: the made data alone.</summary>
internal static class SampleCommand
{
    public static Command Create(CommandRunner runner)
    {
        var customers = new Option<int>("--customers") { Description = "How many", HelpName = "N", Required = true };
        var seed = new Option<int>("--seed")
        {
            Description = "The same seed gives the same file, byte for byte",
            HelpName = "S",
            DefaultValueFactory = _ => 1
        };
        var file = new Option<string>("--out")
        {
            Description = "The CSV file to write; one that is there is replaced",
            HelpName = "FILE",
            Required = true
        };
        var command = new Command("sample", "Writes made data: buyers, returns, products, countries") { customers, seed, file };
        runner.Bind(command, async (context, cancellationToken) =>
        {
            var request = new SampleRequest(context.Value(customers), context.Value(seed), context.Value(file)!);
            var outcome = await new SampleWriter(context.Logger("Sampling")).WriteAsync(request, cancellationToken);
            context.WriteLine(
                $"{Figures.Count(outcome.Rows)} rows ({Figures.Count(outcome.Returns)} returns), {Figures.Count(outcome.Orders)} orders of "
                + $"{Figures.Count(outcome.Customers)} customers in {request.Path}");
            return ExitCode.Done;
        });
        return command;
    }
}
