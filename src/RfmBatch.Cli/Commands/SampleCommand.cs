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
        var command = new Command("sample", "Writes made data: buyers, returns, products, countries");
        runner.Bind(command, CommandOptions.Of("sample"), async (context, given, cancellationToken) =>
        {
            var request = new SampleRequest(given.Whole("customers")!.Value, given.Whole("seed")!.Value, given["out"]!);
            var outcome = await new SampleWriter(context.Logger("Sampling")).WriteAsync(request, cancellationToken);
            context.WriteLine(
                $"{Figures.Count(outcome.Rows)} rows ({Figures.Count(outcome.Returns)} returns), {Figures.Count(outcome.Orders)} orders of "
                + $"{Figures.Count(outcome.Customers)} customers in {request.Path}");
            return ExitCode.Done;
        });
        return command;
    }
}
