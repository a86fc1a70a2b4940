namespace RfmBatch.Application.Loading.Definitions;

/// <summary>A file as it was seen.</summary>
/// <param name="Path">Its full path.</param>
/// <param name="Length">Bytes.</param>
/// <param name="ChangedAt">When it was last written.</param>
internal sealed record WatchedFile(string Path, long Length, DateTimeOffset ChangedAt)
{
    public string Name => System.IO.Path.GetFileName(Path);
}
