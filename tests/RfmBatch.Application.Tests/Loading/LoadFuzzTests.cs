using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Loading;
using RfmBatch.Core;
using RfmBatch.Storage;
using RfmBatch.Storage.Sqlite;

namespace RfmBatch.Application.Tests.Loading;

/// <summary>
/// Files nobody meant to write are loaded with every row accounted for, or refused in words: nothing else is thrown, and memory is bounded.
/// </summary>
/// <remarks><c>RFMBATCH_FUZZ_MINUTES</c> lets it go on for so long, with <c>RFMBATCH_FUZZ_SEED</c> as the first seed.</remarks>
public sealed class LoadFuzzTests : IDisposable
{
    private const int FewFiles = 150;

    // A new store now and then, so that loads stay short.
    private const int FilesPerStore = 400;

    private const long MaxWorkingSet = 1_500_000_000;

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Odd_files_are_loaded_or_refused()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var isLong = double.TryParse(
            Environment.GetEnvironmentVariable("RFMBATCH_FUZZ_MINUTES"), CultureInfo.InvariantCulture, out var minutes);
        var first = int.TryParse(
            Environment.GetEnvironmentVariable("RFMBATCH_FUZZ_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 1;
        var watch = Stopwatch.StartNew();
        var (files, loaded, rows) = (0, 0, 0L);
        RfmStore? store = null;
        while (isLong ? watch.Elapsed.TotalMinutes < minutes : files < FewFiles)
        {
            if (files % FilesPerStore == 0)
            {
                await (store?.DisposeAsync() ?? ValueTask.CompletedTask);
                store = new StoreRegistry(new SqliteEngine()).Open($"sqlite:{Path.Combine(_folder.Path, $"{files}.db")}");
                await store.Schema.DeployAsync(cancellation);
            }

            var outcome = await LoadAsync(store!, first + files, cancellation);
            files++;
            loaded += outcome is null ? 0 : 1;
            rows += outcome?.Totals.RowsRead ?? 0;
        }

        await store!.DisposeAsync();
        using var process = Process.GetCurrentProcess();
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{files} files from seed {first}, {loaded} loaded with {rows} rows, {files - loaded} refused, "
                + $"{watch.Elapsed:hh\\:mm\\:ss}, peak {process.PeakWorkingSet64 / 1_000_000} MB"));
        Assert.InRange(loaded, 1, files - 1);
        Assert.InRange(process.PeakWorkingSet64, 0, MaxWorkingSet);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<LoadOutcome?> LoadAsync(RfmStore store, int seed, CancellationToken cancellation)
    {
        var file = new FuzzedFile(seed);
        var path = Path.Combine(_folder.Path, "x.csv");
        await File.WriteAllBytesAsync(path, file.Bytes, cancellation);
        try
        {
            var outcome = await new TransactionLoader(store, TimeProvider.System, NullLogger.Instance).LoadFileAsync(
                file.Request(path), null, cancellation);
            var totals = outcome.Totals;
            Assert.Equal(totals.RowsRead, totals.RowsLoaded + totals.RowsDropped + totals.RowsRejected);
            Assert.Equal(totals.RowsRejected, outcome.RejectedByReason.Sum(reason => reason.Value));
            return outcome;
        }
        catch (RfmBatchException refusal)
        {
            Assert.NotEmpty(refusal.Message);
            Assert.NotEmpty(refusal.NextStep);
            return null;
        }
        catch (Exception error)
        {
            throw new InvalidOperationException($"The file of seed {seed} was neither loaded nor refused.", error);
        }
    }
}
