using System.CommandLine;
using RfmBatch.Application.Reading;
using RfmBatch.Cli.Hosting;
using RfmBatch.Cli.Output;

namespace RfmBatch.Cli.Commands;

/// <summary><c>export</c>: a <c>bi</c> view as CSV.</summary>
internal static class ExportCommand
{
    public static Command Create(CommandRunner runner)
    {
        var view = new Argument<string>("VIEW") { Description = "Any bi view, such as CustomerRfmLatest" };
        var file = new Option<string>("--out")
        {
            Description = "The CSV file to write; one that is there is replaced",
            HelpName = "FILE.csv",
            Required = true
        };
        var run = new Option<int?>("--run") { Description = "A published run; without it the latest of every program", HelpName = "RUN" };
        var command = new Command("export", "Writes a bi view as CSV, safe against formula injection") { view, file, run };
        runner.Bind(command, async (context, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            await store.EnsureDeployedAsync(cancellationToken);
            var result = await new ViewExporter(store.Bi).ExportAsync(
                context.Value(view), context.Value(run), context.Value(file)!, cancellationToken);
            context.WriteLine($"{result.ViewName}: {Figures.Count(result.RowCount)} rows in {result.Path}");
            return ExitCode.Done;
        });
        return command;
    }
}
