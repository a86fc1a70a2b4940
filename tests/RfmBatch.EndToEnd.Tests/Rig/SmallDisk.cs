using System.Diagnostics;

namespace RfmBatch.EndToEnd.Tests.Rig;

/// <summary>A file system of a few megabytes in memory, to be filled up; needs root on Linux, otherwise the test is skipped.</summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly string _path;

    private SmallDisk(TemporaryFolder folder, string path)
    {
        Folder = folder;
        _path = path;
    }

    /// <summary>A folder beside the disk.</summary>
    public TemporaryFolder Folder { get; }

    /// <summary>A store on the disk.</summary>
    public string Store => $"sqlite:{Path.Combine(_path, "rfmbatch.db")}";

    private string Filler => Path.Combine(_path, "filler");

    public static async Task<SmallDisk> MountAsync(int megabytes)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Needs root on Linux, to mount a small disk.");
        var folder = new TemporaryFolder();
        var path = Directory.CreateDirectory(folder.File("disk")).FullName;
        if (!await RunAsync("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", path))
        {
            folder.Dispose();
            Assert.Skip("A small disk cannot be mounted here.");
        }

        return new SmallDisk(folder, path);
    }

    /// <summary>Leaves only so much room.</summary>
    public void FillUp(int kilobytesLeft)
    {
        using var filler = File.Create(Filler);
        byte[] page = new byte[4096];
        while (new DriveInfo(_path).AvailableFreeSpace > kilobytesLeft * 1024)
        {
            filler.Write(page);
            filler.Flush();
        }
    }

    public void MakeRoom() => File.Delete(Filler);

    public async ValueTask DisposeAsync()
    {
        await RunAsync("umount", _path);
        Folder.Dispose();
    }

    private static async Task<bool> RunAsync(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true });
        await process!.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
