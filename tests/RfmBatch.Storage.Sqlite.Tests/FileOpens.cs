using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace RfmBatch.Storage.Sqlite.Tests;

/// <summary>Counts how often a file is opened, whoever opens it: Linux tells (inotify).</summary>
internal sealed class FileOpens : IDisposable
{
    private const int NonBlocking = 0x800;
    private const uint Opened = 0x20;

    // Equal events that follow one another are told as one: what is read and closed between two opens keeps them apart.
    private const uint ReadOrClosed = 0x1 | 0x10;
    private const int EventBytes = 16;

    private readonly int _descriptor = inotify_init1(NonBlocking);

    public FileOpens(string path) =>
        Assert.True(inotify_add_watch(_descriptor, path, Opened | ReadOrClosed) >= 0, "The file cannot be watched.");

    /// <summary>Opens since the last question.</summary>
    public int Count()
    {
        var opens = 0;
        var buffer = new byte[4096];
        nint length;
        while ((length = read(_descriptor, buffer, buffer.Length)) > 0)
        {
            for (var at = 0; at < length; at += EventBytes + BinaryPrimitives.ReadInt32LittleEndian(buffer.AsSpan(at + 12)))
            {
                opens += (BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(at + 4)) & Opened) > 0 ? 1 : 0;
            }
        }

        return opens;
    }

    public void Dispose() => _ = close(_descriptor);

#pragma warning disable IDE1006, SA1300, SYSLIB1054, CA2101, CA5392 // The system's names; a test needs no source generator.
    [DllImport("libc")]
    private static extern int inotify_init1(int flags);

    [DllImport("libc")]
    private static extern int inotify_add_watch(int descriptor, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mask);

    [DllImport("libc")]
    private static extern nint read(int descriptor, byte[] buffer, nint count);

    [DllImport("libc")]
    private static extern int close(int descriptor);
#pragma warning restore IDE1006, SA1300, SYSLIB1054, CA2101, CA5392
}
