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
    public async Task A_disk_that_fills_up_while_loading_leaves_the_published_run()
    {
        await using var disk = await SmallDisk.MountAsync(megabytes: 6);
        await RfmBatchProcess.SucceedAsync(disk.Folder.Path, "sample", "--customers", "50000", "--out", "large.csv");
        await PrepareRunAsync(disk, customers: 100);
        var before = await RfmBatchProcess.SucceedAsync(disk.Folder.Path, "segments", "--store", disk.Store);

        AssertPlainFailure(await RfmBatchProcess.RunAsync(disk.Folder.Path, "load", "transactions", "large.csv", "--store", disk.Store));

        Assert.Equal(before.Output, (await RfmBatchProcess.SucceedAsync(disk.Folder.Path, "segments", "--store", disk.Store)).Output);
    }

    [Theory]
    [InlineData(0)] // not even the ledger's row
    [InlineData(160)] // the ledger's row, but not the customers'
    public async Task A_disk_that_is_full_while_running_leaves_the_published_run_and_the_next_one_is_clean(int kilobytesLeft)
    {
        await using var disk = await SmallDisk.MountAsync(megabytes: 16);
        await PrepareRunAsync(disk, customers: 5_000);
        var before = await RfmBatchProcess.SucceedAsync(disk.Folder.Path, "segments", "--store", disk.Store);
        disk.FillUp(kilobytesLeft);

        AssertPlainFailure(await RfmBatchProcess.RunAsync(disk.Folder.Path, "run", "--clusters", "off", "--store", disk.Store));

        // Only now: where nothing at all is left, SQLite cannot make the small file that readers share.
        disk.MakeRoom();
        Assert.Equal(before.Output, (await RfmBatchProcess.SucceedAsync(disk.Folder.Path, "segments", "--store", disk.Store)).Output);
        await RfmBatchProcess.SucceedAsync(disk.Folder.Path, "run", "--clusters", "off", "--store", disk.Store);
        var runs = await RfmBatchProcess.SucceedAsync(disk.Folder.Path, "runs", "--store", disk.Store);
        Assert.DoesNotContain("Running", runs.Output, StringComparison.Ordinal);
    }

    private static async Task PrepareRunAsync(SmallDisk disk, int customers)
    {
        await RfmBatchProcess.SucceedAsync(disk.Folder.Path, "sample", "--customers", $"{customers}", "--out", "small.csv");
        await RfmBatchProcess.SucceedAsync(disk.Folder.Path, "deploy", "--store", disk.Store);
        await RfmBatchProcess.SucceedAsync(disk.Folder.Path, "load", "transactions", "small.csv", "--store", disk.Store);
        await RfmBatchProcess.SucceedAsync(disk.Folder.Path, "run", "--clusters", "off", "--store", disk.Store);
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
