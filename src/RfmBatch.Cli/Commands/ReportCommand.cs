using System.CommandLine;
using System.Globalization;
using RfmBatch.Cli.Hosting;
using RfmBatch.Reporting;

namespace RfmBatch.Cli.Commands;

/// <summary><c>report</c>: one run as a page of its own.</summary>
internal static class ReportCommand
{
    public static Command Create(CommandRunner runner)
    {
        var file = new Option<string>("--out")
        {
            Description = "The HTML file to write; one that is there is replaced",
            HelpName = "FILE.html",
            Required = true
        };
        var run = new Option<int?>("--run") { Description = "A published run; without it the program's latest", HelpName = "RUN" };
        var program = ProgramOption.Create();
        var culture = new Option<string>("--culture")
        {
            Description = "Whose separators the figures have, such as de-DE [1,234.5]",
            HelpName = "NAME"
        };
        culture.Validators.Add(result =>
        {
            if (Find(result.GetValueOrDefault<string>()) is null)
            {
                result.AddError($"--culture '{result.GetValueOrDefault<string>()}' is not a culture; write it as en-GB, de-DE or fr-CH.");
            }
        });
        var command = new Command("report", "Writes the report of a run as one HTML file") { file, run, program, culture };
        runner.Bind(command, async (context, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            await store.EnsureDeployedAsync(cancellationToken);
            await ReportFile.WriteAsync(
                store, context.Value(run), context.Value(program)!, Find(context.Value(culture))!, context.Value(file)!, cancellationToken);
            context.WriteLine($"Report: {context.Value(file)}");
            return ExitCode.Done;
        });
        return command;
    }

    private static CultureInfo? Find(string? name)
    {
        try
        {
            return name is null ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(name, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
