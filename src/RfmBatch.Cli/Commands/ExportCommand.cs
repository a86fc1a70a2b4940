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
        var command = new Command("export", "Writes a bi view as CSV, safe against formula injection") { view };
        runner.Bind(command, CommandOptions.Of("export"), async (context, given, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            await store.EnsureDeployedAsync(cancellationToken);
            var result = await new ViewExporter(store.Bi).ExportAsync(
                context.Value(view), given.Whole("run"), given["out"]!, cancellationToken);
            context.WriteLine($"{result.ViewName}: {Figures.Count(result.RowCount)} rows in {result.Path}");
            return ExitCode.Done;
        });
        return command;
    }
}
