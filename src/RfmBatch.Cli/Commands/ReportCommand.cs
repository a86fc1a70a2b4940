using System.CommandLine;
using RfmBatch.Cli.Hosting;
using RfmBatch.Cli.Output;

namespace RfmBatch.Cli.Commands;

/// <summary><c>report</c>: one run as a page of its own.</summary>
internal static class ReportCommand
{
    public static Command Create(CommandRunner runner)
    {
        var file = new Option<string>("--out") { Description = "The HTML file to write; one that is there is replaced", HelpName = "FILE.html", Required = true };
        var run = new Option<int?>("--run") { Description = "A published run; without it the program's latest", HelpName = "RUN" };
        var program = ProgramOption.Create();
        var command = new Command("report", "Writes the report of a run as one HTML file") { file, run, program };
        runner.Bind(command, async (context, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            await store.EnsureDeployedAsync(cancellationToken);
            await ReportFile.WriteAsync(store, context.Value(run), context.Value(program)!, context.Value(file)!, cancellationToken);
            context.WriteLine($"Report: {context.Value(file)}");
            return ExitCode.Done;
        });
        return command;
    }
}
