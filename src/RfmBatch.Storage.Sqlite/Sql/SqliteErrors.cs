using Microsoft.Data.Sqlite;
using RfmBatch.Core;
using RfmBatch.Storage.Deployment;

namespace RfmBatch.Storage.Sqlite.Sql;

/// <summary>SQLite's result codes (https://www.sqlite.org/rescode.html) in words that say what to do.</summary>
internal static class SqliteErrors
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;
    private const long SmallestRest = 1 << 20;

    /// <summary>The failure to show, or null where the code is not one the user can act on.</summary>
    public static RfmBatchException? Explain(SqliteException error, string displayName, string filePath) => error.SqliteErrorCode switch
    {
        Busy or Locked =>
            new(
                $"{displayName} is locked by another process.",
                "Wait for it to end and try again; a second writer waits 30 seconds.",
                error),
        ReadOnly =>
            new(
                $"{displayName} cannot be written.",
                "Make the file and its folder writable (SQLite keeps -wal and -shm files beside it), or name another file with --store.",
                error),
        Full =>
            new(
                $"The disk of {displayName} is full; the transaction was rolled back.",
                "Free space (`rfmbatch doctor` shows how much there is) and repeat the command.",
                error),
        CannotOpen => ExplainCannotOpen(error, displayName, filePath),
        NotADatabase => NoDatabase(displayName, error),
        Corrupt =>
            new(
                $"{displayName} is damaged ({error.Message}).",
                "Restore it from a backup; `sqlite3 FILE \".recover\"` saves what can be read.",
                error),
        InputOutput when IsFull(filePath) => Explain(new SqliteException(error.Message, Full), displayName, filePath),
        InputOutput =>
            new(
                $"{displayName} could not be read or written ({error.Message}).",
                "Check the disk; a network folder without working file locks cannot hold a store.",
                error),
        _ => null,
    };

    // Some file systems say so only by a write that fails.
    private static bool IsFull(string filePath)
    {
        try
        {
            return new DriveInfo(Path.GetDirectoryName(filePath)!).AvailableFreeSpace < SmallestRest;
        }
        catch (Exception error) when (error is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Whether the error passes by itself: another process writes.</summary>
    public static bool IsTransient(SqliteException error) => error.SqliteErrorCode is Busy or Locked;

    /// <summary>The failure of a file that is something else.</summary>
    public static RfmBatchException NoDatabase(string displayName, Exception? error = null) =>
        new($"{displayName} is not a SQLite database; nothing was changed.", "Name another file with --store.", error);

    private static RfmBatchException ExplainCannotOpen(SqliteException error, string displayName, string filePath)
    {
        if (Directory.Exists(filePath))
        {
            return new($"{displayName} is a folder.", "Name a file with --store.", error);
        }

        if (!Directory.Exists(Path.GetDirectoryName(filePath)))
        {
            return new($"The folder of {displayName} does not exist.", "Create the folder, or name another file with --store.", error);
        }

        if (!File.Exists(filePath))
        {
            return SchemaNotDeployedException.Missing(displayName);
        }

        return new(
            $"{displayName} cannot be opened.",
            "Make the file and its folder readable and writable (SQLite keeps -wal and -shm files beside it).",
            error);
    }
}
