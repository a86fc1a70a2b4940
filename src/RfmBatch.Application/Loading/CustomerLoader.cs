using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using RfmBatch.Application.Loading.Csv;
using RfmBatch.Core;
using RfmBatch.Storage;
using RfmBatch.Storage.Loading;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Application.Loading;

/// <summary>Loads attributes of customers from a file, all or nothing. Customers not known so far are created, without sales.</summary>
/// <param name="store">A deployed store.</param>
/// <param name="clock">Gives the load day, from which the values hold.</param>
/// <param name="logger">Counts and times, no data.</param>
public sealed class CustomerLoader(RfmStore store, TimeProvider clock, ILogger logger)
{
    // Customers per batch; their attributes are kept to the end, for the last row of a customer wins.
    private const int BatchCustomers = 10_000;

    /// <summary>Loads a file.</summary>
    /// <exception cref="InvalidInputException">Options or columns cannot be used; all errors at once.</exception>
    /// <exception cref="RfmBatchException">
    /// The file cannot be read, was loaded before, has too many rejects, or none of the store's buyers.
    /// </exception>
    public Task<LoadOutcome> LoadFileAsync(CustomerFileRequest request, CancellationToken cancellationToken) =>
        LoadFileAsync(request, null, cancellationToken);

    /// <summary>Loads a file that may be open already.</summary>
    internal async Task<LoadOutcome> LoadFileAsync(CustomerFileRequest request, SourceFile? opened, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var startedAt = Stopwatch.GetTimestamp();
        using var file = CustomerFile.Open(request, opened);
        var hash = await file.Source.HashAsync(cancellationToken);
        await using var turn = await LoadTurn.TakeAsync(store, clock, cancellationToken);
        await turn.RefuseIfLoadedAsync(LoadKind.Customers, hash, request.Again, cancellationToken);

        file.CustomerForm = await turn.FixCustomerFormAsync(file.AskedForm, cancellationToken);
        var match = await BuyerMatch.CountAsync(store, file, cancellationToken);
        var now = clock.GetUtcNow();
        var start = new LoadStart(
            LoadKind.Customers, file.Source.Name, hash, now, JsonSerializer.Serialize(request with { Path = file.Source.Name }));
        if (request.Personal.Count > 0)
        {
            // Before any of their values can be seen.
            var personal = request.Personal.Select(name => file.Layout.Columns[file.Layout.Find(name, "--personal", [])]);
            await store.PersonalAttributes.FlagAsync([.. personal], now, cancellationToken);
        }

        await using var session = await store.Transactions.BeginAsync(start, cancellationToken);
        var counter = new LoadCounter();
        var lineNumber = 0L;
        string[] notices;
        try
        {
            var (text, _) = file.Source.Read();
            using (text)
            {
                var reader = new FieldReader(text, file.Layout, file.MaxRows);
                var tracker = new AttributeTracker([.. file.AttributeColumns.Select(column => file.Layout.Columns[column])]);
                var customers = new KeyTable();
                var batch = new LoadBatch(1);
                var day = Day.FromDate(DateOnly.FromDateTime(now.UtcDateTime));
                while (reader.Read())
                {
                    lineNumber = reader.LineNumber;
                    ReadRow(file, reader, customers, tracker, batch, counter, day);
                    if (batch.NewCustomers.Count + batch.Rejects.Count >= BatchCustomers)
                    {
                        await session.WriteAsync(batch, cancellationToken);
                        batch.Clear();
                    }
                }

                await session.WriteAsync(batch, cancellationToken);
                notices = [match.Notice, .. LayoutNotices.Of(reader)];
                Refuse(file, counter);
                await session.WriteAttributesAsync([.. tracker.Values()], cancellationToken);
            }

            var totals = counter.ToTotals();
            await session.CompleteAsync(totals, counter.RejectCounts, _ => false, clock.GetUtcNow(), cancellationToken);
            var elapsed = Stopwatch.GetElapsedTime(startedAt);
            Log.Loaded(
                logger, session.LoadKey, totals.RowsRead, totals.RowsLoaded, totals.RowsDropped, totals.RowsRejected, elapsed.TotalSeconds);
            return new LoadOutcome(
                session.LoadKey, file.Source.Name, totals, counter.RejectedByReason, file.Map.ToString(), false, file.Format, elapsed)
            {
                Notices = notices,
            };
        }
        catch (Exception error)
        {
            var failure = error as RfmBatchException ?? file.Source.Explain(error, lineNumber);
            await CleanUp.TryAsync(() => session.FailAsync(
                counter.ToTotals(), LoadLedger.ReasonOf(failure ?? error, cancellationToken), clock.GetUtcNow(), CancellationToken.None));
            if (failure is null || ReferenceEquals(failure, error))
            {
                throw;
            }

            throw failure;
        }
    }

    private static void ReadRow(
        CustomerFile file, FieldReader reader, KeyTable customers, AttributeTracker tracker, LoadBatch batch, LoadCounter counter, int day)
    {
        if (file.FindProblem(reader, out var column) is { } reason)
        {
            var name = column < 0 ? null : file.Layout.Columns[column];
            batch.Rejects.Add(new RejectedRow(reader.LineNumber, reason, name, reader.RawText()));
            counter.AddRejected(reason, reader.LineNumber, name, column < 0 ? default : reader[column]);
            return;
        }

        var customer = customers.Add(file.Customer(reader), out var added);
        if (added is not null)
        {
            batch.NewCustomers.Add(added);
        }

        for (var index = 0; index < file.AttributeColumns.Length; index++)
        {
            tracker.Add(index, customer, day, reader[file.AttributeColumns[index]]);
        }

        counter.AddLoaded();
    }

    private static void Refuse(CustomerFile file, LoadCounter counter)
    {
        var totals = counter.ToTotals();
        if (totals.RowsRead == 0)
        {
            throw new RfmBatchException($"'{file.Source.Name}' has a header but no rows.", "Export it again with its rows.");
        }

        if (file.AcceptedShapes.Find(counter.RejectCounts) is { } shape)
        {
            throw ShapeFailure.Create(shape, $" of '{file.Source.Name}'", isFile: true);
        }

        if (totals.RowsRejected > file.RejectLimitShare * totals.RowsRead)
        {
            throw RejectFailure.Create(
                totals,
                counter.RejectedByReason,
                file.RejectLimitShare,
                $"Look at {string.Join(", ", counter.Examples.Take(3))} of '{file.Source.Name}'; correct the file or the options, or raise "
                + $"--reject-limit.");
        }
    }
}
