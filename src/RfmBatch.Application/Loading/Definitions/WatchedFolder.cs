using RfmBatch.Core;

namespace RfmBatch.Application.Loading.Definitions;

/// <summary>The files of a folder that are there completely.</summary>
internal sealed class WatchedFolder(string path, string pattern, TimeSpan settle, TimeProvider clock)
{
    // Between two looks at the same file: a copy that goes on writes something in that time.
    private static readonly TimeSpan SecondLook = TimeSpan.FromSeconds(1);

    private const int MostLinks = 40;

    // A drive of a network that is gone may never answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // Not the system's case rule: the same folder gives the same files from Linux and from Windows.
    private static readonly EnumerationOptions Matching = new()
    {
        MatchCasing = MatchCasing.CaseInsensitive,
        MatchType = MatchType.Simple,
        IgnoreInaccessible = true
    };

    /// <summary>Files of the pattern by name, and why others are left for later.</summary>
    /// <exception cref="RfmBatchException">The folder cannot be read.</exception>
    public async Task<(IReadOnlyList<WatchedFile> Complete, IReadOnlyList<LeftFile> Left)> ListAsync(CancellationToken cancellationToken)
    {
        var first = await LookAsync(cancellationToken);
        var left = new List<LeftFile>();
        var quiet = new List<WatchedFile>();
        foreach (var file in first)
        {
            if (LeadsOut(file.Path))
            {
                left.Add(
                    new LeftFile(file.Name, LeftCause.Outside, "a link to something outside the folder; only its own files are loaded"));
                continue;
            }

            // A pipe, a socket or a device has no length, and would be waited for without end; what is empty has nothing to load.
            if (file.Length == 0)
            {
                left.Add(
                    new LeftFile(file.Name, LeftCause.StillWritten, "empty, or no regular file; it is looked at again next time"));
                continue;
            }

            var quietFor = clock.GetUtcNow() - file.ChangedAt;

            // A file of the future (a clock that runs ahead) is not waited for: the second look tells whether it grows.
            if (quietFor >= TimeSpan.Zero && quietFor < settle)
            {
                left.Add(
                    new LeftFile(file.Name, LeftCause.StillWritten, "still being written, or only just; it is looked at again next time"));
            }
            else
            {
                quiet.Add(file);
            }
        }

        if (quiet.Count > 0)
        {
            await Task.Delay(SecondLook, clock, cancellationToken);
        }

        var second = quiet.Count > 0
            ? (await LookAsync(cancellationToken)).ToDictionary(file => file.Path, StringComparer.Ordinal)
            : [];
        var complete = quiet.Where(file => second.TryGetValue(file.Path, out var now) && now == file).ToList();
        left.AddRange(
            quiet.Except(complete)
                .Select(file => new LeftFile(file.Name, LeftCause.StillWritten, "it is being written; it is looked at again next time")));
        return (complete, left);
    }

    // Who may write into the folder must not have the job server read what only it may.
    private static bool LeadsOut(string file)
    {
        if (new FileInfo(file).LinkTarget is null)
        {
            return false;
        }

        try
        {
            var folder = Path.TrimEndingDirectorySeparator(RealPath(Path.GetDirectoryName(file)!, 0)) + Path.DirectorySeparatorChar;
            return !RealPath(file, 0).StartsWith(folder, StringComparison.Ordinal);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A link to nothing, to itself, or through a folder that may not be seen.
            return true;
        }
    }

    // With every link on the way followed: the folders of a target may be links, too.
    private static string RealPath(string path, int depth)
    {
        if (depth > MostLinks)
        {
            throw new IOException("Too many links.");
        }

        var real = Path.GetPathRoot(path)!;
        foreach (var part in path[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            if (Directory.ResolveLinkTarget(real, returnFinalTarget: true) is { } target)
            {
                real = RealPath(target.FullName, depth + 1);
            }
        }

        return real;
    }

    private async Task<List<WatchedFile>> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await SlowDisk.WaitAsync(Look, Patience, clock, cancellationToken);
        }
        catch (TimeoutException silent)
        {
            throw new RfmBatchException(
                $"The folder '{path}' has not answered for {Patience.TotalSeconds:0} seconds.",
                "Look at the network drive that it is on; it is looked at again next time.",
                silent);
        }
    }

    private List<WatchedFile> Look()
    {
        try
        {
            return [.. new DirectoryInfo(path).EnumerateFiles(pattern, Matching)
                .Select(file => new WatchedFile(file.FullName, file.Length, file.LastWriteTimeUtc))
                .OrderBy(file => file.Name, StringComparer.Ordinal)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RfmBatchException(
                $"The folder '{path}' cannot be read: {FileFault.Reason(error)}.",
                "Create it, or give the account of the job server the right to read it; a drive letter of another user does not count.",
                error);
        }
    }
}

/// <summary>A file as it was seen.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Length">Bytes.</param>
/// <param name="ChangedAt">When it was last written.</param>
internal sealed record WatchedFile(string Path, long Length, DateTimeOffset ChangedAt)
{
    public string Name => System.IO.Path.GetFileName(Path);
}
