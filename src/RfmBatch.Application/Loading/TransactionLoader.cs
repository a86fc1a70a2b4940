using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using RfmBatch.Application.Loading.Csv;
using RfmBatch.Core;
using RfmBatch.Storage;
using RfmBatch.Storage.Loading;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Application.Loading;

/// <summary>Loads transactions from a file or from a table of the store's own database, all or nothing.</summary>
/// <param name="store">A deployed store.</param>
/// <param name="clock">Gives the load day, after which dates are in the future.</param>
/// <param name="logger">Counts and times, no data.</param>
public sealed partial class TransactionLoader(RfmStore store, TimeProvider clock, ILogger logger)
{
    // Sorted by customer, a batch passes once over the pages of the table: the larger it is, the fewer times a page is written; but while
    // one is parsed, the store has only the one before to write. The first are small, so that it begins early and a small file needs little
    // memory.
    private const int FirstBatchRows = 65_536;
    private const int LastBatchRows = 1_048_576;
    private const int Growth = 3;

    /// <summary>Loads a file.</summary>
    /// <param name="request">The options as texts.</param>
    /// <param name="progress">Told about twice a second, or null.</param>
    /// <param name="cancellationToken">Cancels the load; nothing of it stays.</param>
    /// <exception cref="InvalidInputException">Options or columns cannot be used; all errors at once.</exception>
    /// <exception cref="RfmBatchException">The file cannot be read, was loaded before, or has too many rejects.</exception>
    public Task<LoadOutcome> LoadFileAsync(
        TransactionFileRequest request, IProgress<LoadProgress>? progress, CancellationToken cancellationToken) =>
        LoadFileAsync(request, null, progress, cancellationToken);

    /// <summary>Loads a file that may be open already.</summary>
    internal async Task<LoadOutcome> LoadFileAsync(
        TransactionFileRequest request, SourceFile? opened, IProgress<LoadProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var startedAt = Stopwatch.GetTimestamp();
        using var file = await Task.Run(() => TransactionFile.Open(request, opened), cancellationToken);
        var hash = await file.Source.HashAsync(cancellationToken);
        await using var turn = await LoadTurn.TakeAsync(store, clock, cancellationToken);
        await turn.RefuseIfLoadedAsync(LoadKind.Transactions, hash, request.Again, cancellationToken);
        file.CustomerForm = await turn.FixCustomerFormAsync(file.AskedForm, cancellationToken);

        // What only the end of a file tells is told once: at most one further reading for each of the two.
        List<string> notices = [];
        while (true)
        {
            try
            {
                return await LoadOnceAsync(file, request, hash, notices, progress, startedAt, cancellationToken);
            }
            catch (LateAmbiguityException)
            {
                // Nothing of it stays but its row in the ledger.
                notices.Add(await Task.Run(file.LookAgain, cancellationToken));
            }
            catch (NearPlaceholdersException near)
            {
                file.AcceptedPlaceholders.UnionWith(near.Days);
                notices.Add(near.Notice);
            }
        }
    }

    private async Task<LoadOutcome> LoadOnceAsync(
        TransactionFile file,
        TransactionFileRequest request,
        string hash,
        IReadOnlyList<string> notices,
        IProgress<LoadProgress>? progress,
        long startedAt,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var options = JsonSerializer.Serialize(request with { Path = file.Source.Name, Map = file.Map.ToString() });
        var earlierRows = file.EarlierRows;
        var start = new LoadStart(LoadKind.Transactions, file.Source.Name, hash, now, options)
        {
            SourceLabel = earlierRows.Source,
            IsReplacement = earlierRows.IsReplacement,
            Entering = phase => Log.Entering(logger, phase),
        };
        await using var session = await store.Transactions.BeginAsync(start, cancellationToken);
        Log.Began(logger, session.LoadKey);
        using var feed = new TransactionFeed(file, DateOnly.FromDateTime(now.UtcDateTime).AddDays(1));
        try
        {
            await PumpAsync(feed, session, new ProgressTicker(progress, feed, startedAt), cancellationToken);
            var totals = feed.Counter.ToTotals();
            await feed.Placeholders.ThrowIfNearAsync(() => store.Transactions.ReadSaleDaysAsync(cancellationToken));

            RefuseIfTooManyRejects(file, feed.Counter, totals);
            Log.Completing(logger, session.LoadKey);
            await session.WriteAttributesAsync([.. feed.Attributes.Values()], cancellationToken);
            var hasOrderIds = file.Map[ColumnTarget.Order] is not null;
            List<string> ofEarlier = [];
            totals = await session.CompleteAsync(
                totals,
                feed.Counter.RejectCounts,
                comparison => earlierRows.Judge(file.Source.Name, hasOrderIds, totals.RowsLoaded, comparison, ofEarlier),
                clock.GetUtcNow(),
                cancellationToken);
            var elapsed = Stopwatch.GetElapsedTime(startedAt);
            Log.Loaded(
                logger, session.LoadKey, totals.RowsRead, totals.RowsLoaded, totals.RowsDropped, totals.RowsRejected, elapsed.TotalSeconds);
            return new LoadOutcome(
                session.LoadKey,
                file.Source.Name,
                totals,
                feed.Counter.RejectedByReason,
                file.Map.ToString(),
                file.Map.IsGuessed,
                file.Format,
                elapsed)
            {
                Notices =
                [
                    .. notices,
                    .. feed.Notices,
                    .. ofEarlier,
                    .. LoadNotices.OfDoubtfulCustomers(feed.Counter.RowsByDoubtfulCustomer, totals.RowsLoaded),
                ],
            };
        }
        catch (Exception error)
        {
            // Recorded even when the user cancelled: the ledger must not say Running.
            var failure = error as RfmBatchException ?? file.Source.Explain(error, feed.LineNumber);
            await CleanUp.TryAsync(() => session.FailAsync(
                feed.Counter.ToTotals(),
                LoadLedger.ReasonOf(failure ?? error, cancellationToken),
                clock.GetUtcNow(),
                CancellationToken.None));
            if (failure is null || ReferenceEquals(failure, error))
            {
                throw;
            }

            throw failure;
        }
    }

    // The parser fills batches on a thread of its own while the store writes the ones before: two keep both busy, since writing takes
    // longer.
    private static async Task PumpAsync(
        TransactionFeed feed, ILoadSession session, ProgressTicker ticker, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var empty = Channel.CreateUnbounded<LoadBatch>();
        var full = Channel.CreateBounded<LoadBatch>(1);
        for (var index = 0; index < 2; index++)
        {
            empty.Writer.TryWrite(new LoadBatch(FirstBatchRows));
        }

        var parsing = Task.Run(
            async () =>
            {
                Exception? failure = null;
                try
                {
                    var goesOn = true;
                    while (goesOn)
                    {
                        var batch = await empty.Reader.ReadAsync(stop.Token);
                        batch.Clear();
                        goesOn = feed.Fill(batch, stop.Token);
                        await full.Writer.WriteAsync(batch, stop.Token);
                    }
                }
                catch (Exception error)
                {
                    failure = error;
                }

                full.Writer.Complete(failure);
            },
            CancellationToken.None);
        try
        {
            await foreach (var batch in full.Reader.ReadAllAsync(stop.Token))
            {
                await session.WriteAsync(batch, stop.Token);
                ticker.Tick();
                await empty.Writer.WriteAsync(
                    batch.Capacity < LastBatchRows ? new LoadBatch(Math.Min(batch.Capacity * Growth, LastBatchRows)) : batch, stop.Token);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await parsing;
        }
    }

    private static void RefuseIfTooManyRejects(TransactionFile file, LoadCounter counter, LoadTotals totals)
    {
        if (file.AcceptedShapes.Find(counter.RejectCounts) is { } shape)
        {
            throw ShapeFailure.Create(shape, $" of '{file.Source.Name}'", isFile: true);
        }

        if (totals.RowsRejected > file.RejectLimitShare * totals.RowsRead)
        {
            var map = file.Map.IsGuessed ? $" The columns were guessed: {file.Map}." : "";
            throw RejectFailure.Create(
                totals,
                counter.RejectedByReason,
                file.RejectLimitShare,
                $"Look at {string.Join(", ", counter.Examples.Take(3))} of '{file.Source.Name}'; correct the file or the options, or raise "
                + $"--reject-limit.{map}");
        }
    }
}

/// <summary>How far a load has come.</summary>
/// <param name="RowsRead">Rows of data read.</param>
/// <param name="RowsRejected">Of these, rejected.</param>
/// <param name="Share">0..1 of the file's bytes, or null where it is not known.</param>
/// <param name="Elapsed">Since the load began.</param>
public readonly record struct LoadProgress(long RowsRead, long RowsRejected, double? Share, TimeSpan Elapsed)
{
    /// <summary>Rows read per second so far.</summary>
    public double RowsPerSecond => Elapsed > TimeSpan.Zero ? RowsRead / Elapsed.TotalSeconds : 0;
}
