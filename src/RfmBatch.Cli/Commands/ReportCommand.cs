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
        var options = CommandOptions.Of("report");
        options["culture"].Validators.Add(result =>
        {
            if (Find(result.GetValueOrDefault<string>()) is null)
            {
                result.AddError(
                    $"--culture '{result.GetValueOrDefault<string>()}' is not known; it must be a name such as de-DE, fr-FR or en-GB.");
            }
        });
        var command = new Command("report", "Writes the report of a run as one HTML file");
        runner.Bind(command, options, async (context, given, cancellationToken) =>
        {
            await using var store = context.OpenStore();
            await store.EnsureDeployedAsync(cancellationToken);
            await ReportFile.WriteAsync(
                store, given.Whole("run"), given["program"]!, Find(given["culture"])!, given["out"]!, cancellationToken);
            context.WriteLine($"Report: {given["out"]}");
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
