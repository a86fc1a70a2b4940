using System.Security.Cryptography;
using System.Text;
using RfmBatch.Core;

namespace RfmBatch.Storage.Sqlite;

/// <summary>A file that one process at a time holds open.</summary>
internal static class LockFile
{
    /// <summary>The lock file's path: names of lower-case letters, digits, '-' and '_' as they are, others made safe and told apart by a hash.</summary>
    public static string PathFor(string databasePath, string name)
    {
        var safe = new string([.. name.Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_' ? c : '_')]);
        if (safe != name || safe.Length > 60)
        {
            // Upper case counts as unsafe: on Windows and macOS `A` and `a` would be one file.
            var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
            safe = $"{safe[..Math.Min(safe.Length, 60)]}-{hash[..8]}";
        }

        return $"{databasePath}.{safe}.lock";
    }

    /// <summary>Takes the lock, or returns null when someone else holds it until the wait is over.</summary>
    /// <exception cref="RfmBatchException">The lock file cannot be written.</exception>
    public static async Task<FileStream?> TryTakeAsync(string path, TimeSpan wait, TimeSpan retryEvery, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            }
            catch (UnauthorizedAccessException error)
            {
                throw NotWritable(path, error);
            }
            catch (DirectoryNotFoundException error)
            {
                throw new RfmBatchException("The folder of the store does not exist.", "Create the folder, or name another file with --store.", error);
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(started) < wait)
            {
                await Task.Delay(retryEvery, cancellationToken);
            }
            catch (IOException error) when (!File.Exists(path))
            {
                throw NotWritable(path, error);
            }
            catch (IOException)
            {
                return null;
            }
        }
    }

    private static RfmBatchException NotWritable(string path, Exception error) =>
        new($"The lock file {Path.GetFileName(path)} cannot be created beside the store.", "Make the folder of the store writable.", error);
}
