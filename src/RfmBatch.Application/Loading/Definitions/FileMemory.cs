using System.Collections.Concurrent;

namespace RfmBatch.Application.Loading.Definitions;

/// <summary>
/// What became of files that were looked at, so that a folder of old files is not read through each time, nor a bad file tried each time.
/// </summary>
/// <remarks>
/// Only a memory of this process: after a restart each file is looked at once more. A changed file or definition is a new one.
/// </remarks>
public sealed class FileMemory
{
    private readonly ConcurrentDictionary<(string LoadName, DateTimeOffset DefinedAt, WatchedFile File), LeftFile> _left = new();

    internal LeftFile? Find(string loadName, DateTimeOffset definedAt, WatchedFile file) =>
        _left.GetValueOrDefault((loadName, definedAt, file));

    internal void Remember(string loadName, DateTimeOffset definedAt, WatchedFile file, LeftFile left) =>
        _left[(loadName, definedAt, file)] = left;
}
