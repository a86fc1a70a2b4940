using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Loading;
using RfmBatch.Application.Runs;
using RfmBatch.Core;
using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;
using RfmBatch.Storage.Loading;
using RfmBatch.Storage.Specification;
using RfmBatch.Storage.Specification.Runs;
using RfmBatch.Storage.Sqlite.Sql;

namespace RfmBatch.Storage.Sqlite.Tests;

/// <summary>The file itself: who may read it, what stays in it, and what happens when it is damaged, replaced or deleted.</summary>
public sealed class StoreFileTests : IAsyncLifetime
{
    private static readonly TimeProvider Clock = new FixedClock(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("rfmbatch-");
    private SqliteStore _store = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Path => System.IO.Path.Combine(_folder.FullName, "store.db");

    public async ValueTask InitializeAsync()
    {
        _store = new SqliteStore(Path);
        await _store.Schema.DeployAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void A_new_store_is_its_owner_s_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no modes.");
            return;
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
    }

    [Fact]
    public async Task Of_a_forgotten_customer_no_byte_is_left_in_the_store_s_files()
    {
        const string id = "anna.forgotten@example.org";
        var lines = Enumerable.Range(0, 3000).Select(i => $"{(i % 10 == 0 ? id : $"c{i}@example.org")},o{i},2025-01-{1 + (i % 28):00},{i}");
        await LoadAsync("customer,order,date,amount\n" + string.Join('\n', lines) + $"\n{id},bad,2025-13-01,1\n");
        await new ProgramRunner(_store, Clock, NullLogger.Instance).RunAsync(
            new RunRequest("default", new OptionTexts { ["value"] = "off", ["clusters"] = "off" }), null, Cancellation);
        Assert.NotEmpty(FilesWith(id));

        var tokens = await new CustomerEraser(_store, Clock, NullLogger.Instance).ForgetAsync([id, "nobody"], Cancellation);

        Assert.StartsWith("forgotten-", tokens[0], StringComparison.Ordinal);
        Assert.Null(tokens[1]);
        Assert.Empty(FilesWith(id));
        Assert.NotEmpty(FilesWith("c1@example.org"));
    }

    [Fact]
    public async Task A_small_load_into_a_damaged_file_says_that_it_is_damaged()
    {
        await SampleRuns.LoadAsync(_store, Cancellation);
        await _store.DisposeAsync();

        // A page in the middle, which a load of one row need not read.
        await using (var file = new FileStream(Path, FileMode.Open, FileAccess.ReadWrite))
        {
            file.Position = file.Length / 2 / 4096 * 4096;
            file.Write(Enumerable.Repeat((byte)0xA5, 4096).ToArray());
        }

        var failure = await Assert.ThrowsAsync<RfmBatchException>(() => LoadAsync("customer,order,date,amount\nx,1,2026-01-01,1\n"));
        Assert.Contains("is damaged", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Restore it from a backup", failure.NextStep, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_that_is_deleted_or_replaced_in_mid_run_is_no_success(bool isReplaced)
    {
        await SampleRuns.LoadAsync(_store, Cancellation);
        await _store.DisposeAsync();
        File.Copy(Path, Path + ".backup");
        var mover = new StageWatcher(progress =>
        {
            if (progress.Stage == RunStage.Writing)
            {
                foreach (var file in Directory.GetFiles(_folder.FullName, "store.db*").Where(file => file != Path + ".backup"))
                {
                    File.Move(file, file + ".moved");
                }

                if (isReplaced)
                {
                    File.Move(Path + ".backup", Path);
                }
            }
        });

        var failure = await Assert.ThrowsAnyAsync<RfmBatchException>(() => new ProgramRunner(_store, Clock, NullLogger.Instance).RunAsync(
            new RunRequest("default", new OptionTexts { ["value"] = "off", ["clusters"] = "off" }), mover, Cancellation));
        Assert.Contains("was deleted or replaced while this command worked on it", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_load_whose_store_is_gone_tells_the_cause_and_not_that_it_could_not_be_noted()
    {
        var gone = new SqliteDialect(System.IO.Path.Combine(_folder.FullName, "none.db"));

        // Does not throw: what its caller throws is the cause.
        await LoadLedger.FailAsync(gone, 1, LoadTotals.None, "why", Clock.GetUtcNow(), Cancellation);
    }

    private Task<LoadOutcome> LoadAsync(string text)
    {
        var path = System.IO.Path.Combine(_folder.FullName, "file.csv");
        File.WriteAllText(path, text);
        return new TransactionLoader(_store, Clock, NullLogger.Instance).LoadFileAsync(
            new TransactionFileRequest { Path = path }, null, Cancellation);
    }

    private List<string> FilesWith(string text)
    {
        var sought = Encoding.UTF8.GetBytes(text);
        return [.. Directory.GetFiles(_folder.FullName, "store.db*").Where(path => Read(path).AsSpan().IndexOf(sought) >= 0)];
    }

    private static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
