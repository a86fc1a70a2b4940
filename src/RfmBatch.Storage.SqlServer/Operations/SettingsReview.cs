using System.Globalization;
using RfmBatch.Storage.Operations;

namespace RfmBatch.Storage.SqlServer.Operations;

/// <summary>Judges settings, and gives with each that is not right the statement that mends it.</summary>
internal static class SettingsReview
{
    // OPENJSON, https://learn.microsoft.com/sql/t-sql/functions/openjson-transact-sql.
    private const int LowestLevel = 130;
    private const int OldestMajorVersion = 14; // SQL Server 2017

    // Bits of "user options" that change what a batch does and that no driver sets back by itself;
    // https://learn.microsoft.com/sql/database-engine/configure-windows/configure-the-user-options-server-configuration-option.
    private static readonly (int Bit, string Name)[] HarmfulOptions =
        [(2, "IMPLICIT_TRANSACTIONS"), (512, "NOCOUNT"), (8192, "NUMERIC_ROUNDABORT")];

    /// <summary>All of them, good ones too.</summary>
    public static IReadOnlyList<StoreFinding> Judge(DatabaseSettings settings) =>
    [
        Version(settings),
        CompatibilityLevel(settings),
        Snapshot(settings),
        Collation(settings),
        RecoveryModel(settings),
        Options(settings),
        UserOptions(settings),
    ];

    /// <summary>Room for a load, which is one transaction.</summary>
    public static StoreFinding Judge(DatabaseSettings settings, LogSpace log)
    {
        const string Id = "log-space";
        var room = log.LimitBytes - log.UsedBytes;
        var waitsForBackup = settings.LogReuseWait == "LOG_BACKUP" && !settings.IsAzure;
        var state = string.Create(
            CultureInfo.InvariantCulture,
            $"{Megabytes(log.UsedBytes)} of the log's {Megabytes(log.SizeBytes)} are in use, it may grow to {Megabytes(log.LimitBytes)}.");
        if (waitsForBackup && (log.UsedBytes > log.SizeBytes / 2 || room < FreeSpace.NoticeBytes))
        {
            return new StoreFinding(
                Id,
                FindingSeverity.Notice,
                $"{state} It waits for a backup (recovery model {settings.RecoveryModel}).",
                $"Run: BACKUP LOG {settings.QuotedName} TO DISK = N'{Escaped(settings.DatabaseName, "'")}.trn'; "
                + "and have it run regularly.");
        }

        if (room >= FreeSpace.NoticeBytes)
        {
            return new StoreFinding(Id, FindingSeverity.Ok, state, "");
        }

        return new StoreFinding(
            Id,
            FindingSeverity.Notice,
            $"{state} A load is one transaction and needs about 1 GB for a million rows.",
            settings.IsAzure
                ? "Load in smaller files, or choose a higher service objective."
                : $"Run: ALTER DATABASE {settings.QuotedName} MODIFY FILE (NAME = [{Escaped(log.FileName, "]")}], "
                + "MAXSIZE = UNLIMITED, FILEGROWTH = 256MB);");
    }

    /// <summary>What is found before anything is created: without it no deployment can succeed.</summary>
    public static StoreFinding? Refusal(DatabaseSettings settings) =>
        new[] { Version(settings), CompatibilityLevel(settings) }.FirstOrDefault(finding => finding.Severity == FindingSeverity.Error);

    private static StoreFinding Version(DatabaseSettings settings)
    {
        const string Id = "server-version";
        if (settings.IsSynapse || (!settings.IsAzure && settings.MajorVersion < OldestMajorVersion))
        {
            return new StoreFinding(
                Id,
                FindingSeverity.Error,
                $"The server is {settings.ServerName}; RfmBatch needs SQL Server 2017 (14.0) or later, or Azure SQL.",
                "Use a newer server.");
        }

        var limit = settings.ExpressLimitBytes is { } bytes
            ? $" Its databases hold at most {bytes >> 30} GB, its memory is 1,410 MB."
            : "";
        return new StoreFinding(Id, FindingSeverity.Ok, $"The server is {settings.ServerName}.{limit}", "");
    }

    private static StoreFinding CompatibilityLevel(DatabaseSettings settings) => settings.CompatibilityLevel >= LowestLevel
        ? new StoreFinding(
            "compatibility-level", FindingSeverity.Ok, $"The database's compatibility level is {settings.CompatibilityLevel}.", "")
        : new StoreFinding(
            "compatibility-level",
            FindingSeverity.Error,
            $"The database's compatibility level is {settings.CompatibilityLevel}; RfmBatch needs {LowestLevel} or more (OPENJSON).",
            $"Run: ALTER DATABASE {settings.QuotedName} SET COMPATIBILITY_LEVEL = {LowestLevel};");

    private static StoreFinding Snapshot(DatabaseSettings settings) => settings.IsReadCommittedSnapshot
        ? new StoreFinding(
            "read-committed-snapshot", FindingSeverity.Ok, "Readers do not wait for writers (READ_COMMITTED_SNAPSHOT).", "")
        : new StoreFinding(
            "read-committed-snapshot",
            FindingSeverity.Error,
            "READ_COMMITTED_SNAPSHOT is off: reports wait while a run writes, and two programs can block each other.",
            $"Run: ALTER DATABASE {settings.QuotedName} SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;");

    // Ids, names and words compare by columns of their own collation: nothing depends on the database's, and none is wrong.
    private static StoreFinding Collation(DatabaseSettings settings) => new(
        "collation",
        FindingSeverity.Ok,
        settings.DatabaseCollation == settings.ServerCollation
            ? $"The collation is {settings.DatabaseCollation}; ids compare by code point."
            : $"The collation is {settings.DatabaseCollation}, tempdb's is {settings.ServerCollation}; ids compare by code point. "
            + "Of your own temporary tables join texts with COLLATE DATABASE_DEFAULT.",
        "");

    private static StoreFinding RecoveryModel(DatabaseSettings settings) => new(
        "recovery-model",
        FindingSeverity.Ok,
        settings switch
        {
            { IsAzure: true } => "Azure backs up database and log.",
            { RecoveryModel: "SIMPLE" } =>
                "The recovery model is SIMPLE: no log backups, and a restore reaches the last full or differential backup.",
            _ => $"The recovery model is {settings.RecoveryModel}: the log is used again after each log backup.",
        },
        "");

    private static StoreFinding Options(DatabaseSettings settings)
    {
        (bool IsWrong, string Name, string Set)[] options =
        [
            (settings.IsAutoClose, "AUTO_CLOSE is on, so that each job opens the database anew", "AUTO_CLOSE OFF"),
            (settings.IsAutoShrink, "AUTO_SHRINK is on, so that files shrink and grow with each load", "AUTO_SHRINK OFF"),
            (!settings.IsAutoCreateStatistics, "AUTO_CREATE_STATISTICS is off, so that plans get worse", "AUTO_CREATE_STATISTICS ON"),
            (!settings.IsAutoUpdateStatistics, "AUTO_UPDATE_STATISTICS is off, so that plans get worse", "AUTO_UPDATE_STATISTICS ON"),
            (
                settings.DelayedDurability == "FORCED",
                "DELAYED_DURABILITY is FORCED, so that a crash may take a run back that was reported as published",
                "DELAYED_DURABILITY = DISABLED"),
        ];
        var wrong = options.Where(option => option.IsWrong).ToList();
        return wrong.Count == 0
            ? new StoreFinding(
                "database-options", FindingSeverity.Ok, "Statistics keep themselves, files are not shrunk, what is committed stays.", "")
            : new StoreFinding(
                "database-options",
                FindingSeverity.Notice,
                $"{string.Join("; ", wrong.Select(option => option.Name))}.",
                $"Run: {string.Join(' ', wrong.Select(option => $"ALTER DATABASE {settings.QuotedName} SET {option.Set};"))}");
    }

    private static StoreFinding UserOptions(DatabaseSettings settings)
    {
        var harmful = HarmfulOptions.Where(option => (settings.UserOptions & option.Bit) != 0).ToList();
        return harmful.Count == 0
            ? new StoreFinding("user-options", FindingSeverity.Ok, "Sessions begin with no option that changes a script.", "")
            : new StoreFinding(
                "user-options",
                FindingSeverity.Notice,
                $"Every session begins with {string.Join(", ", harmful.Select(option => option.Name))} ON (user options "
                + $"{settings.UserOptions}); RfmBatch sets it back in its own, scripts of a DBA do not.",
                $"Run: EXEC sys.sp_configure N'user options', {settings.UserOptions & ~harmful.Sum(option => option.Bit)}; RECONFIGURE;");
    }

    private static string Escaped(string name, string quote) => name.Replace(quote, quote + quote, StringComparison.Ordinal);

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20:N0} MB");
}
