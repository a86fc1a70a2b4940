using Microsoft.Extensions.Logging;

namespace RfmBatch.Application;

/// <summary>Event ids 2100–2199: comparing runs and planning campaigns.</summary>
internal static partial class CampaignLog
{
    [LoggerMessage(2100, LogLevel.Information, "Runs {FromRunKey} and {ToRunKey} were compared: {PartCount} parts.")]
    public static partial void Compared(ILogger logger, int fromRunKey, int toRunKey, int partCount);

    [LoggerMessage(
        2101, LogLevel.Information, "Plan {PlanKey} over run {RunKey}: {SelectedCount} customers chosen, {ControlCount} of them control.")]
    public static partial void Planned(ILogger logger, int planKey, int runKey, int selectedCount, int controlCount);

    [LoggerMessage(2102, LogLevel.Information, "Results of plan {PlanKey}: {CustomerCount} customers, {MatchedCount} in the file.")]
    public static partial void Measured(ILogger logger, int planKey, int customerCount, int matchedCount);
}
