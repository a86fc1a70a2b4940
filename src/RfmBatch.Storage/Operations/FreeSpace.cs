using System.Globalization;

namespace RfmBatch.Storage.Operations;

/// <summary>Judges free space: a run of a million customers writes about 200 MB, a load of six million rows about 600 MB.</summary>
public static class FreeSpace
{
    /// <summary>Below it a large load may not fit, bytes.</summary>
    public const long NoticeBytes = 2L << 30;

    /// <summary>Below it a run may not fit, bytes.</summary>
    public const long ErrorBytes = 256L << 20;

    /// <summary>The finding for an amount of free space.</summary>
    public static StoreFinding Judge(long freeBytes)
    {
        var severity = freeBytes < ErrorBytes
            ? FindingSeverity.Error
            : freeBytes < NoticeBytes ? FindingSeverity.Notice : FindingSeverity.Ok;
        var message = string.Create(CultureInfo.InvariantCulture, $"{freeBytes / (1 << 20):N0} MB are free on the store's disk.");
        return new StoreFinding(
            "disk", severity, message, severity == FindingSeverity.Ok ? "" : "Free space, or run `rfmbatch purge` to see what may go.");
    }
}
