using Microsoft.Extensions.Logging;

namespace RfmBatch.Pipeline.Planning;

/// <summary>Event ids 2100–2199: comparing runs and planning campaigns.</summary>
internal static partial class PlanLog
{
    [LoggerMessage(2100, LogLevel.Information, "Runs {FromRunKey} and {ToRunKey} were compared: {PartCount} parts.")]
    public static partial void Compared(ILogger logger, int fromRunKey, int toRunKey, int partCount);
}
