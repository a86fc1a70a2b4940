using System.Security.Cryptography;
using System.Text;
using RfmBatch.Core;

namespace RfmBatch.Storage.Sqlite.Locking;

/// <summary>The one hidden folder beside a store that holds its lock files: <c>.store.db.locks/program.lock</c>.</summary>
/// <remarks>
/// Only its owner may enter it (mode 0700; hidden on Windows too). Nothing in it is ever removed: see <see cref="SqliteProgramLocks"/>.
/// </remarks>
internal static class LockFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The folder of a store.</summary>
    public static string Of(string databasePath) =>
        Path.Combine(Path.GetDirectoryName(databasePath) ?? "", $".{Path.GetFileName(databasePath)}.locks");

    /// <summary>The lock file of a program.</summary>
    public static string FileOf(string databasePath, string programName) => Path.Combine(Of(databasePath), $"{SafeName(programName)}.lock");

    /// <summary>The lock file of deployments; no program's name is made safe to this one.</summary>
    public static string DeploymentFileOf(string databasePath) => Path.Combine(Of(databasePath), "deploy+.lock");

    /// <summary>The lock file that version 0.1 put beside the store.</summary>
    public static string OldFileOf(string databasePath, string programName) => $"{databasePath}.{SafeName(programName)}.lock";

    /// <summary>The lock file of deployments of version 0.1.</summary>
    public static string OldDeploymentFileOf(string databasePath) => $"{databasePath}.deploy.lock";

    /// <summary>Creates the folder where it is missing, but not the store's own.</summary>
    /// <exception cref="RfmBatchException">It cannot be created.</exception>
    public static void Create(string databasePath)
    {
        var folder = Of(databasePath);
        if (Directory.Exists(folder))
        {
            return;
        }

        if (Path.GetDirectoryName(databasePath) is { Length: > 0 } parent && !Directory.Exists(parent))
        {
            throw new RfmBatchException(
                $"The folder '{parent}' of the store does not exist.", "Create the folder, or name another file with --store.");
        }

        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder).Attributes |= FileAttributes.Hidden;
            }
            else
            {
                Directory.CreateDirectory(folder, OwnerOnly);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RfmBatchException(
                $"The folder '{folder}' for lock files beside the store cannot be created: {FileFault.Reason(error)}.",
                "Make the folder of the store writable.",
                error);
        }
    }

    // Names of lower-case letters, digits, '-' and '_' as they are, others made safe and told apart by a hash.
    private static string SafeName(string name)
    {
        var safe = new string([.. name.Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_' ? c : '_')]);
        if (safe == name && safe.Length <= 60)
        {
            return safe;
        }

        // Upper case counts as unsafe: on Windows and macOS `A` and `a` would be one file.
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        return $"{safe[..Math.Min(safe.Length, 60)]}-{hash[..8]}";
    }
}
