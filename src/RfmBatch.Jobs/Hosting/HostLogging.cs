using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Logging.EventLog;

namespace RfmBatch.Jobs.Hosting;

/// <summary>
/// One line per event on standard output, in UTC; JSON on request. Under systemd and as a Windows service the system's own log is written
/// too.
/// </summary>
internal static class HostLogging
{
    private static readonly string[] WritesAddresses = ["Microsoft.AspNetCore.Hosting.Diagnostics", "Microsoft.AspNetCore.Server.Kestrel"];

    public static void Configure(ILoggingBuilder logging, JobHostSettings settings)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(settings.IsVerbose ? LogLevel.Debug : LogLevel.Information);
        if (!settings.IsVerbose)
        {
            // Of others only what went wrong; Hangfire's own lines about a failed job repeat ours.
            logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
            logging.AddFilter("Hangfire", LogLevel.Warning);
        }

        // These write addresses as they were asked for, and the link's is a secret. The rules of a provider count also where the settings
        // ask it for more.
        foreach (var category in WritesAddresses)
        {
            logging.AddFilter(category, LogLevel.Warning);
            logging.AddFilter<ConsoleLoggerProvider>(category, LogLevel.Warning);
            if (OperatingSystem.IsWindows())
            {
                logging.AddFilter<EventLogLoggerProvider>(category, LogLevel.Warning);
            }
        }

        // A failed health check is logged by us, with its reason.
        logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);

        // It warns at each start that its keys are not encrypted at rest; docs/serving.md says where they are.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        if (settings.LogsJson)
        {
            logging.AddJsonConsole(options =>
            {
                options.UseUtcTimestamp = true;
                options.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
                options.IncludeScopes = true;
            });
        }
        else
        {
            logging.AddSimpleConsole(options =>
            {
                options.SingleLine = true;
                options.UseUtcTimestamp = true;
                options.TimestampFormat = "yyyy-MM-dd HH:mm:ss'Z' ";
                options.ColorBehavior = LoggerColorBehavior.Disabled;
            });
        }
    }
}
