using RfmBatch.Core;
using RfmBatch.Storage.Locking;
using RfmBatch.Storage.Sqlite.Locking;

namespace RfmBatch.Storage.Sqlite.Tests;

public sealed class LockFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rfmbatch-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Store => Path.Combine(_folder, "store.db");

    private string Locks => Path.Combine(_folder, ".store.db.locks");

    [Fact]
    public async Task Beside_a_store_are_its_own_files_and_one_hidden_folder()
    {
        await using var store = new SqliteStore(Store);
        await store.Schema.DeployAsync(Cancellation);
        await using (await store.ProgramLocks.AcquireAsync("default", TimeSpan.Zero, Cancellation))
        {
            Assert.Equal(
                [".store.db.locks", "store.db", "store.db-shm", "store.db-wal"],
                Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        }

        Assert.Equal(
            ["default.lock", "deploy+.lock"], Directory.GetFileSystemEntries(Locks).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        if (OperatingSystem.IsWindows())
        {
            Assert.True(new DirectoryInfo(Locks).Attributes.HasFlag(FileAttributes.Hidden));
        }
        else
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Locks));
        }
    }

    [Fact]
    public async Task A_program_named_deploy_does_not_meet_a_deployment()
    {
        await using var store = new SqliteStore(Store);
        await store.Schema.DeployAsync(Cancellation);
        await using var held = await store.ProgramLocks.AcquireAsync("deploy", TimeSpan.Zero, Cancellation);

        Assert.Empty(await store.Schema.DeployAsync(Cancellation).WaitAsync(TimeSpan.FromSeconds(20), Cancellation));
    }

    [Fact]
    public async Task A_lock_that_version_0_1_holds_is_respected_and_its_file_stays()
    {
        await using var store = new SqliteStore(Store);
        await store.Schema.DeployAsync(Cancellation);
        var oldPath = Path.Combine(_folder, "store.db.default.lock");
        await using (new FileStream(oldPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            await Assert.ThrowsAsync<ProgramLockedException>(() => store.ProgramLocks.AcquireAsync("default", TimeSpan.Zero, Cancellation));
        }

        await using (await store.ProgramLocks.AcquireAsync("default", TimeSpan.Zero, Cancellation))
        {
            Assert.Throws<IOException>(() => new FileStream(oldPath, FileMode.Open, FileAccess.ReadWrite, FileShare.None));
        }

        Assert.True(File.Exists(oldPath));
    }

    [Fact]
    public async Task A_removed_lock_file_is_a_lost_lock()
    {
        await using var store = new SqliteStore(Store);
        await store.Schema.DeployAsync(Cancellation);
        await using var held = await store.ProgramLocks.AcquireAsync("default", TimeSpan.Zero, Cancellation);
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not remove an open file.");
        File.Delete(Path.Combine(Locks, "default.lock"));

        await Assert.ThrowsAsync<ProgramLockLostException>(() => held.EnsureHeldAsync(Cancellation));
    }

    [Fact]
    public async Task A_file_in_the_folder_s_place_is_named()
    {
        await using var store = new SqliteStore(Store);
        await File.WriteAllTextAsync(Locks, "", Cancellation);
        var failure = await Assert.ThrowsAsync<RfmBatchException>(() => store.Schema.DeployAsync(Cancellation));

        Assert.Contains(".store.db.locks", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("default", "default.lock")]
    [InlineData("b2b-2026_x", "b2b-2026_x.lock")]
    public void Lock_files_carry_the_program_s_name(string program, string expected) =>
        Assert.Equal(Path.Combine(".store.db.locks", expected), LockFolder.FileOf("store.db", program));

    [Fact]
    public void Lock_files_of_unsafe_names_stay_in_the_folder()
    {
        var path = LockFolder.FileOf("store.db", "../../é/A:B*?" + new string('x', 200));

        Assert.Equal(".store.db.locks", Path.GetDirectoryName(path));
        Assert.Matches("^[a-z0-9_-]+\\.lock$", Path.GetFileName(path));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
