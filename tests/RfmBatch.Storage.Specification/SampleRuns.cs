using Microsoft.Extensions.Logging.Abstractions;
using RfmBatch.Application.Loading;
using RfmBatch.Application.Programs;
using RfmBatch.Application.Reading;
using RfmBatch.Application.Runs;
using RfmBatch.Application.Sampling;
using RfmBatch.Core.Options;
using RfmBatch.Core.Runs;

namespace RfmBatch.Storage.Specification;

/// <summary>Made sample data, loaded and run as a user would: the real pipeline, the same data for every store.</summary>
public static class SampleRuns
{
    private static readonly TimeProvider Clock = new FixedClock(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));

    /// <summary>Writes a small sample and loads it.</summary>
    public static Task LoadAsync(RfmStore store, CancellationToken cancellationToken) => LoadAsync(store, 250, 7, cancellationToken);

    /// <summary>Writes a sample and loads it.</summary>
    public static async Task LoadAsync(RfmStore store, int customers, int seed, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("rfmbatch-");
        try
        {
            var path = Path.Combine(folder.FullName, "sample.csv");
            await new SampleWriter(NullLogger.Instance).WriteAsync(new SampleRequest(customers, seed, path), cancellationToken);
            await new TransactionLoader(store, Clock, NullLogger.Instance).LoadFileAsync(
                new TransactionFileRequest
                {
                    Path = path,
                    Map =
                        "customer=CustomerId,order=OrderId,date=OrderDate,product=ProductCode,category=Category,quantity=Quantity,"
                        + "price=Price",
                    Attributes = ["Country"]
                },
                null,
                cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>
    /// What <c>rfmbatch demo</c> does: 3,000 customers, a run as of three months before the end and one as of the day after the last
    /// transaction.
    /// </summary>
    public static async Task MakeDemoAsync(RfmStore store, CancellationToken cancellationToken)
    {
        await LoadAsync(store, 3_000, 1, cancellationToken);
        await new ProgramCatalog(store, Clock, NullLogger.Instance).SetAsync(
            RunRequest.DefaultProgram, new OptionTexts { ["freshness-days"] = "0" }, cancellationToken);
        await RunAsync(store, new OptionTexts { ["as-of"] = "2025-10-01" }, cancellationToken);
        await RunAsync(store, new OptionTexts { ["as-of"] = "2026-01-01" }, cancellationToken);
    }

    /// <summary>Makes and publishes a run of the default program.</summary>
    public static async Task<RunReport> RunAsync(RfmStore store, OptionTexts options, CancellationToken cancellationToken) =>
        await new ProgramRunner(store, Clock, NullLogger.Instance).RunAsync(
            new RunRequest(RunRequest.DefaultProgram, options), null, cancellationToken);

    /// <summary>The lines of an export without the columns named; no text before them may have a comma.</summary>
    public static async Task<IReadOnlyList<string>> ExportAsync(
        RfmStore store, string view, int? runKey, IReadOnlySet<string> without, CancellationToken cancellationToken)
    {
        var path = Path.GetTempFileName();
        try
        {
            await new ViewExporter(store.Bi).ExportAsync(view, runKey, path, cancellationToken);
            var lines = await File.ReadAllLinesAsync(path, cancellationToken);
            var dropped = lines[0]
                .Split(',')
                .Select((name, index) => (name, index))
                .Where(column => without.Contains(column.name))
                .Select(column => column.index)
                .ToHashSet();
            return [.. lines.Select(line => string.Join(',', line.Split(',').Where((_, index) => !dropped.Contains(index))))];
        }
        finally
        {
            File.Delete(path);
        }
    }
}
