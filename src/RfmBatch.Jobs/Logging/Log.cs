using Microsoft.Extensions.Logging;

namespace RfmBatch.Jobs.Logging;

/// <summary>Events of the job server: ids 5000 to 5099. No personal data, no connection string.</summary>
internal static partial class Log
{
    [LoggerMessage(5000, LogLevel.Information, "Serving {Store} on {Urls}; jobs are kept in {JobStorage}, {Workers} at a time.")]
    public static partial void Started(ILogger logger, string store, string urls, string jobStorage, int workers);

    [LoggerMessage(
        5001,
        LogLevel.Warning,
        "Jobs are kept in memory: schedules live in etl.Program and etl.LoadDefinition and return at every start, the history of jobs does "
        + "not.")]
    public static partial void InMemory(ILogger logger);

    [LoggerMessage(5002, LogLevel.Warning, "Passwords would travel readable to {Url}; use https, or a proxy that does.")]
    public static partial void ReadablePasswords(ILogger logger, string url);

    [LoggerMessage(5003, LogLevel.Warning,
        "No users are configured: pages answer only this machine, by the link that `rfmbatch serve --link` prints.")]
    public static partial void LocalOnly(ILogger logger);

    [LoggerMessage(5004, LogLevel.Warning, "There is no start-up key, so nobody gets in: {Reason} {NextStep}")]
    public static partial void NoStartUpKey(ILogger logger, string reason, string nextStep);

    [LoggerMessage(5005, LogLevel.Warning,
        "Others could read the start-up key, so there is a new one: `rfmbatch serve --link` prints its link.")]
    public static partial void StartUpKeyReplaced(ILogger logger);

    [LoggerMessage(5010, LogLevel.Information, "Recurring job {RecurringId} was {Change}: {Cron} {TimeZone}.")]
    public static partial void Reconciled(ILogger logger, string recurringId, string change, string cron, string timeZone);

    [LoggerMessage(5011, LogLevel.Warning, "The schedule of {Name} is not kept: {Reason}")]
    public static partial void BadSchedule(ILogger logger, string name, string reason);

    [LoggerMessage(
        5012,
        LogLevel.Warning,
        "The recurring jobs could not be compared with the stored schedules ({Error}); the next try is in a minute.")]
    public static partial void NotReconciled(ILogger logger, string error);

    [LoggerMessage(
        5013, LogLevel.Information, "Program {ProgramName} missed its run of {Planned:u} while the server was down; it is made once now.")]
    public static partial void Missed(ILogger logger, string programName, DateTimeOffset planned);

    [LoggerMessage(5020, LogLevel.Information, "Job {JobId} ({Job}) is done in {ElapsedMs} ms: {Outcome}")]
    public static partial void Done(ILogger logger, string jobId, string job, long elapsedMs, string outcome);

    [LoggerMessage(5021, LogLevel.Information, "Job {JobId} ({Job}) waits: {Reason}")]
    public static partial void Busy(ILogger logger, string jobId, string job, string reason);

    [LoggerMessage(5022, LogLevel.Error, "Job {JobId} ({Job}) failed after {ElapsedMs} ms ({Kind}): {Reason}")]
    public static partial void Failed(ILogger logger, string jobId, string job, long elapsedMs, string kind, string reason);

    [LoggerMessage(
        5023, LogLevel.Information, "Job {JobId} ({Job}) was stopped; it begins again where a server is running, unless it was deleted.")]
    public static partial void Stopped(ILogger logger, string jobId, string job);

    [LoggerMessage(5024, LogLevel.Warning, "The report of {ProgramName} could not be written: {Reason}")]
    public static partial void NoReport(ILogger logger, string programName, string reason);

    [LoggerMessage(5030, LogLevel.Information, "{User} signed in as {Role}.")]
    public static partial void SignedIn(ILogger logger, string user, string role);

    [LoggerMessage(5031, LogLevel.Warning, "A sign-in from {Address} was refused.")]
    public static partial void Refused(ILogger logger, string address);

    [LoggerMessage(5032, LogLevel.Information, "The start-up key opened a session.")]
    public static partial void Opened(ILogger logger);

    [LoggerMessage(5033, LogLevel.Warning, "The users of rfmbatch.json could not be read again ({Reason}); those of before stay.")]
    public static partial void UsersNotRead(ILogger logger, string reason);

    [LoggerMessage(5034, LogLevel.Warning, "{Error} Until that is corrected in rfmbatch.json, nobody signs in by this name.")]
    public static partial void UserLeftOut(ILogger logger, string error);

    [LoggerMessage(5035, LogLevel.Warning,
        "A sign-out could not be written down ({Reason}): copies of its cookie work again after a restart.")]
    public static partial void SignOutNotKept(ILogger logger, string reason);

    [LoggerMessage(5036, LogLevel.Error, "That {Button} was pressed in the dashboard could not be noted in the audit ({Reason}).")]
    public static partial void NotAudited(ILogger logger, string button, string reason);

    [LoggerMessage(5050, LogLevel.Information, "Alert {AlertKey} was told by {Channel}: {Program} {CheckId} is {State}.")]
    public static partial void AlertSent(ILogger logger, int alertKey, string channel, string program, string checkId, string state);

    [LoggerMessage(
        5051, LogLevel.Error, "Alert {AlertKey} could not be told by {Channel}: {Reason}; it is tried again in {Minutes} minute(s).")]
    public static partial void AlertNotSent(ILogger logger, int alertKey, string channel, string reason, int minutes);

    [LoggerMessage(5052, LogLevel.Error, "Whether something is to be told could not be seen: {Reason}")]
    public static partial void NoAlertRound(ILogger logger, string reason);

    [LoggerMessage(5040, LogLevel.Warning, "The server is not ready: {Reason}")]
    public static partial void NotReady(ILogger logger, string reason);
}
