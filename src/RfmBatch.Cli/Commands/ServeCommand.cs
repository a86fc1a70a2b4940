using System.CommandLine;
using Microsoft.Extensions.Hosting.WindowsServices;
using RfmBatch.Cli.Hosting;
using RfmBatch.Core;
using RfmBatch.Jobs.Access;
using RfmBatch.Jobs.Hosting;
using RfmBatch.Jobs.Settings;
using RfmBatch.Storage;

namespace RfmBatch.Cli.Commands;

/// <summary>
/// <c>serve</c>: the job server with its dashboard. Another way of signing in is plugged in here, see <see cref="IAccessScheme"/>.
/// </summary>
internal static class ServeCommand
{
    /// <summary>Its name; the host deals with signals itself.</summary>
    public const string Name = "serve";

    public static Command Create(CommandRunner runner)
    {
        var command = new Command(Name, "The job server and its dashboard: runs programs and loads on their schedules");
        runner.Bind(command, CommandOptions.Of(Name), async (context, given, cancellationToken) =>
        {
            if (given.Has("hash-password"))
            {
                return HashPassword(context);
            }

            // A Windows service starts in the system's folder; settings lie beside the program.
            if (WindowsServiceHelpers.IsWindowsService())
            {
                Environment.CurrentDirectory = AppContext.BaseDirectory;
            }

            var address = context.StoreAddress();
            await using var store = context.OpenStore(address);
            var settings = new JobHostSettings
            {
                Store = store,
                Engine = StoreAddress.Parse(address).Engine,
                Clock = context.Clock,
                SettingsPath = StoreSetting.FileName,
                Urls = given["urls"],
                JobStorage = given["job-storage"],
                LogsJson = given["log"] == "json",
                IsVerbose = context.Value(GlobalOptions.Verbose),
            };
            if (given.Has("link"))
            {
                return PrintLink(context, settings);
            }

            if (given.Has("test-alerts"))
            {
                return await TestAlertsAsync(context, settings, cancellationToken);
            }

            await JobHost.RunAsync(settings, cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }

    private static int PrintLink(CommandContext context, JobHostSettings settings)
    {
        var link = StartUpLink.Create(settings, out var wasExposed);
        if (wasExposed)
        {
            context.Note("Others could read the start-up key, so there is a new one; whoever came by an older link opens this one.");
        }

        context.WriteLine(link);
        return ExitCode.Done;
    }

    private static async Task<int> TestAlertsAsync(
        CommandContext context, JobHostSettings settings, CancellationToken cancellationToken)
    {
        var outcomes = await AlertTrial.SendAsync(settings, cancellationToken);
        foreach (var (channel, failure) in outcomes)
        {
            context.WriteLine($"{channel}: {failure ?? "told"}");
        }

        return outcomes.All(outcome => outcome.Failure is null) ? ExitCode.Done : ExitCode.Failed;
    }

    private static int HashPassword(CommandContext context)
    {
        if (context.Terminal.ErrorIsScreen)
        {
            context.Note("Type the password and press Enter; it is shown. Or: printf %s SECRET | rfmbatch serve --hash-password");
        }

        var password = Console.In.ReadLine();
        if (string.IsNullOrEmpty(password) || password.Length < 12)
        {
            throw new InvalidInputException(
                ["The password on standard input has fewer than 12 characters."], "Give a longer one, alone on its line.");
        }

        context.WriteLine(PasswordCheck.Hash(password));
        return ExitCode.Done;
    }
}
