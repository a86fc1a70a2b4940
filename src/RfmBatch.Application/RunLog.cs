using Microsoft.Extensions.Logging;

namespace RfmBatch.Application;

/// <summary>Event ids 2000–2099.</summary>
internal static partial class RunLog
{
    [LoggerMessage(2000, LogLevel.Information, "Run {RunKey} of {ProgramName} began, as of {AsOf:yyyy-MM-dd}.")]
    public static partial void Began(ILogger logger, int runKey, string programName, DateOnly asOf);

    [LoggerMessage(2001, LogLevel.Information, "Run {RunKey} of {ProgramName} is {Status}: {CustomerCount} customers in {ElapsedMs} ms.")]
    public static partial void Ended(ILogger logger, int runKey, string programName, string status, int customerCount, long elapsedMs);

    [LoggerMessage(
        2002,
        LogLevel.Warning,
        "Run {RunKey} of {ProgramName} was left behind by a process that ended; it is Abandoned and its rows are deleted.")]
    public static partial void Abandoned(ILogger logger, int runKey, string programName);

    [LoggerMessage(2003, LogLevel.Error, "Run {RunKey} of {ProgramName} failed: {Reason}")]
    public static partial void Failed(ILogger logger, int runKey, string programName, string reason);

    [LoggerMessage(2004, LogLevel.Information, "Run {RunKey} of {ProgramName} was published.")]
    public static partial void Published(ILogger logger, int runKey, string programName);

    [LoggerMessage(2005, LogLevel.Information, "Run {RunKey} of {ProgramName} was unpublished.")]
    public static partial void Unpublished(ILogger logger, int runKey, string programName);

    [LoggerMessage(2007, LogLevel.Information, "No run of {ProgramName} was made: nothing changed since run {RunKey}.")]
    public static partial void Unchanged(ILogger logger, string programName, int runKey);

    [LoggerMessage(2008, LogLevel.Debug, "Run {RunKey} of {ProgramName} is hidden; {RowCount} customer rows are to be deleted.")]
    public static partial void Hidden(ILogger logger, long rowCount, int runKey, string programName);

    [LoggerMessage(2009, LogLevel.Debug, "Deleted {RowCount} customer rows of run {RunKey} of {ProgramName}.")]
    public static partial void PurgedBatch(ILogger logger, int rowCount, int runKey, string programName);

    [LoggerMessage(
        2010,
        LogLevel.Information,
        "Run {RunKey} is current for {AsOf:yyyy-MM-dd} instead of run {OldRunKey}: of one as-of date the run made last is.")]
    public static partial void Revised(ILogger logger, int runKey, DateOnly asOf, int? oldRunKey);

    [LoggerMessage(2011, LogLevel.Error, "That a run of {ProgramName} could not be made was not noted: {Reason}")]
    public static partial void NotNoted(ILogger logger, string programName, string reason);

    [LoggerMessage(2006, LogLevel.Information, "Purged {RowCount} customer rows of run {RunKey} of {ProgramName}.")]
    public static partial void Purged(ILogger logger, long rowCount, int runKey, string programName);
}
