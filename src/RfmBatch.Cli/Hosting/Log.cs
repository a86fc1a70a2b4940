using Microsoft.Extensions.Logging;

namespace RfmBatch.Cli.Hosting;

/// <summary>Events of the console: ids 100 to 199.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 100, Level = LogLevel.Debug, Message = "{Command} started")]
    public static partial void CommandStarted(ILogger logger, string command);

    [LoggerMessage(EventId = 101, Level = LogLevel.Debug, Message = "{Command} ended with exit code {ExitCode} after {Elapsed}")]
    public static partial void CommandFinished(ILogger logger, string command, int exitCode, TimeSpan elapsed);
}
