using RfmBatch.Core;

namespace RfmBatch.Storage.Sqlite.Locking;

/// <summary>A file that one process at a time holds open.</summary>
internal sealed class LockFile : IAsyncDisposable
{
    private readonly FileStream _file;
    private readonly FileStream? _oldFile;

    private LockFile(FileStream file, FileStream? oldFile)
    {
        _file = file;
        _oldFile = oldFile;
    }

    /// <summary>Whether it is open and still there: when it was removed, another process locks a new one.</summary>
    public bool IsHeld => !_file.SafeFileHandle.IsClosed && File.Exists(_file.Name);

    /// <summary>Takes the lock, or returns null when someone else holds it until the wait is over.</summary>
    /// <param name="path">The lock file; its folder is there.</param>
    /// <param name="oldPath">Where version 0.1 had it: locked as well if it is there, for a process of that version may want it.</param>
    /// <param name="wait">How long.</param>
    /// <param name="retryEvery">Between tries.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="RfmBatchException">A lock file cannot be written.</exception>
    public static async Task<LockFile?> TryTakeAsync(
        string path, string oldPath, TimeSpan wait, TimeSpan retryEvery, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            if (TryTake(path, oldPath) is { } taken)
            {
                return taken;
            }

            if (TimeProvider.System.GetElapsedTime(started) >= wait)
            {
                return null;
            }

            await Task.Delay(retryEvery, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_oldFile is not null)
        {
            await _oldFile.DisposeAsync();
        }

        await _file.DisposeAsync();
    }

    private static LockFile? TryTake(string path, string oldPath)
    {
        if (TryOpen(path, FileMode.OpenOrCreate) is not { } file)
        {
            return null;
        }

        try
        {
            if (!File.Exists(oldPath))
            {
                return new LockFile(file, null);
            }

            if (TryOpen(oldPath, FileMode.Open) is { } oldFile)
            {
                return new LockFile(file, oldFile);
            }
        }
        catch
        {
            file.Dispose();
            throw;
        }

        file.Dispose();
        return null;
    }

    // Null where somebody else holds it.
    private static FileStream? TryOpen(string path, FileMode mode)
    {
        try
        {
            return new FileStream(path, mode, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (UnauthorizedAccessException error)
        {
            throw NotWritable(path, error);
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

    private static RfmBatchException NotWritable(string path, Exception error) => new(
        $"The lock file {Path.GetFileName(path)} cannot be written in {Path.GetFileName(Path.GetDirectoryName(path))}.",
        "Make the folder of the store, and the hidden folder of its locks, writable for this user.",
        error);
}
