using System.Diagnostics;
using RfmBatch.EndToEnd.Tests.Rig;

namespace RfmBatch.EndToEnd.Tests;

/// <summary>Disks that take nothing more: an error in two lines, and what was there before stays.</summary>
public sealed class DiskTests
{
    [Fact]
    public async Task A_file_on_a_full_device_is_an_error()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full here.");
        using var folder = new TemporaryFolder();

        var result = await RfmBatchProcess.RunAsync(folder.Path, "sample", "--customers", "50", "--out", "/dev/full");

        AssertPlainFailure(result);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_an_error()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Folder permissions are tested on Unix.");
            return;
        }

        Assert.SkipWhen(Environment.IsPrivilegedProcess, "root may write everywhere; the full disk is tested instead.");
        using var folder = new TemporaryFolder();
        var locked = Directory.CreateDirectory(folder.File("locked"));
        File.SetUnixFileMode(locked.FullName, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var result = await RfmBatchProcess.RunAsync(folder.Path, "deploy", "--store", "sqlite:locked/rfmbatch.db");

        AssertPlainFailure(result);
        File.SetUnixFileMode(locked.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task A_store_in_a_folder_that_does_not_exist_is_an_error()
    {
        using var folder = new TemporaryFolder();

        var result = await RfmBatchProcess.RunAsync(folder.Path, "deploy", "--store", "sqlite:nowhere/rfmbatch.db");

        AssertPlainFailure(result);
    }

    [Fact]
    public async Task Exports_and_reports_into_a_folder_that_does_not_exist_are_errors()
    {
        await using var store = TestStore.Sqlite();
        await store.PrepareShopAsync(customers: 50);
        await store.SucceedAsync("run");

        AssertPlainFailure(await store.RunAsync("export", "Run", "--out", "nowhere/run.csv"));
        AssertPlainFailure(await store.RunAsync("report", "--out", "nowhere/report.html"));
    }

    [Fact]
    public async Task A_disk_that_fills_up_while_loading_and_running_leaves_the_published_run()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Needs root on Linux, to mount a small disk.");
        using var folder = new TemporaryFolder();
        var disk = Directory.CreateDirectory(folder.File("disk")).FullName;
        Assert.SkipUnless(await MountAsync("-t", "tmpfs", "-o", "size=6m", "tmpfs", disk), "A small disk cannot be mounted here.");
        try
        {
            var store = $"sqlite:{Path.Combine(disk, "rfmbatch.db")}";
            await RfmBatchProcess.SucceedAsync(folder.Path, "sample", "--customers", "100", "--out", "small.csv");
            await RfmBatchProcess.SucceedAsync(folder.Path, "sample", "--customers", "50000", "--out", "large.csv");
            await RfmBatchProcess.SucceedAsync(folder.Path, "deploy", "--store", store);
            await RfmBatchProcess.SucceedAsync(folder.Path, "load", "transactions", "small.csv", "--store", store);
            await RfmBatchProcess.SucceedAsync(folder.Path, "run", "--store", store);
            var before = await RfmBatchProcess.SucceedAsync(folder.Path, "segments", "--store", store);

            AssertPlainFailure(await RfmBatchProcess.RunAsync(folder.Path, "load", "transactions", "large.csv", "--store", store));

            var after = await RfmBatchProcess.SucceedAsync(folder.Path, "segments", "--store", store);
            Assert.Equal(before.Output, after.Output);
        }
        finally
        {
            using var umount = Process.Start("umount", [disk]);
            await umount.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
    }

    private static async Task<bool> MountAsync(params string[] arguments)
    {
        using var mount = Process.Start(new ProcessStartInfo("mount", arguments) { RedirectStandardError = true });
        await mount!.WaitForExitAsync();
        return mount.ExitCode == 0;
    }

    private static void AssertPlainFailure(ProcessResult result)
    {
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(2, result.ErrorLines.Count);
        Assert.StartsWith("error: ", result.ErrorLines[0], StringComparison.Ordinal);
        Assert.StartsWith("next:  ", result.ErrorLines[1], StringComparison.Ordinal);
        Assert.DoesNotContain("did not foresee", result.Error, StringComparison.Ordinal);
    }
}
