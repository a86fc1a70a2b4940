using System.Globalization;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RfmBatch.Core;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Loading;

public sealed partial class TransactionLoader
{
    /// <summary>Loads a table or view of the store's own database, set-based: no row leaves the database.</summary>
    /// <exception cref="InvalidInputException">Options or columns cannot be used; all errors at once.</exception>
    /// <exception cref="RfmBatchException">There is no such table, it was loaded before, or it has too many rejects.</exception>
    public async Task<LoadOutcome> LoadTableAsync(TransactionTableRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var startedAt = Stopwatch.GetTimestamp();
        List<string> errors = [];
        var limit = RejectLimit.Parse(request.RejectLimit, errors);
        var missing = MissingMarkers.Of(request.NoNull, request.Nulls, errors);
        var earlierRows = EarlierRows.Parse(request, errors);
        var conditions = RowCondition.Parse(request.Only, request.Except, errors);
        OrderScope.Parse(request.OrderScope, hasOrder: null, errors);
        var form = CustomerForm.Parse(request.CustomerForm, errors);
        var map = request.Map is null ? null : ColumnMap.Parse(request.Map, onlyCustomer: false, errors);
        ThrowIfAny(errors);
        OwnTables.Refuse(request.Table);
        await store.EnsureDeployedAsync(cancellationToken);
        var table = await store.Transactions.DescribeTableAsync(request.Table.Trim(), cancellationToken)
            ?? throw new RfmBatchException(
                $"There is no table or view '{request.Table}' in {store.DisplayName}, or it may not be read.",
                "Name it as schema.Name; it must be in the store's own database.");
        map ??= HeaderGuess.Guess([.. table.Columns.Select(column => column.Name)], errors);
        ThrowIfAny(errors);
        var scope = OrderScope.Parse(request.OrderScope, map[ColumnTarget.Order] is not null, errors);
        var columns = map.Columns.ToDictionary(pair => pair.Key, pair => Find(table, pair.Value, "--map", errors));
        var filter = conditions
            .Select(condition => (Column: Find(table, condition.ColumnName, condition.Option, errors), Condition: condition))
            .ToList();
        var attributes = request.Attributes
            .Select(name => Find(table, name, "--attribute", errors) is { } column ? column with { Name = name } : null)
            .ToList();
        ThrowIfAny(errors);

        var sourceName = $"table:{request.Table.Trim()}";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sourceName)));
        await using var turn = await LoadTurn.TakeAsync(store, clock, cancellationToken);
        var mayBeLoadedBefore = request.Again || request.OnlyNewer || earlierRows.TakesRowsAgain;
        await turn.RefuseIfLoadedAsync(LoadKind.Transactions, hash, mayBeLoadedBefore, cancellationToken);
        var earlier = request.OnlyNewer
            ? await store.Transactions.FindCompletedAsync(LoadKind.Transactions, hash, cancellationToken)
            : null;
        var now = clock.GetUtcNow();
        var start = new LoadStart(
            LoadKind.Transactions, sourceName, hash, now, JsonSerializer.Serialize(request with { Map = map.ToString() }))
        {
            SourceLabel = earlierRows.Source,
            IsReplacement = earlierRows.IsReplacement,
            Entering = phase => Log.Entering(logger, phase),
        };
        var hasOrderIds = map[ColumnTarget.Order] is not null;
        List<string> notices = [];
        RfmBatchException? failure = null;
        var rowsLoaded = 0L;
        var result = await store.Transactions.LoadTableAsync(
            new TableLoad(
                start,
                table,
                columns.ToDictionary(pair => pair.Key, pair => pair.Value!),
                [.. attributes.Select(column => column!)],
                string.IsNullOrEmpty(request.ReturnPrefix) ? null : request.ReturnPrefix,
                DateOnly.FromDateTime(now.UtcDateTime).AddDays(1),
                request.DropDuplicates,
                missing,
                (totals, rejects) =>
                {
                    rowsLoaded = totals.RowsLoaded;
                    RowFilter.ThrowIfNothingIsLeft(request.Table, conditions, totals.RowsRead, totals.RowsFiltered);
                    failure = JudgeNewer(request, earlierRows, hasOrderIds, earlier, totals)
                        ?? Judge(request, map, limit, totals, rejects);
                    return failure?.Message;
                },
                comparison =>
                {
                    var skips = earlierRows.Judge($"{request.Table}", hasOrderIds, rowsLoaded, comparison, notices);
                    return skips && request.OnlyNewer && comparison.RowsOverlapping == rowsLoaded
                        ? throw new NothingNewException($"'{request.Table}' has no rows that were not loaded before.")
                        : skips;
                },
                clock)
            {
                OrderScope = scope,
                Filter = [.. filter.Select(one => (one.Column!, one.Condition))],
                CustomerForm = await turn.FixCustomerFormAsync(form, cancellationToken),
            },
            cancellationToken);
        if (failure is not null)
        {
            throw failure;
        }

        var elapsed = Stopwatch.GetElapsedTime(startedAt);
        Log.Loaded(
            logger,
            result.LoadKey,
            result.Totals.RowsRead,
            result.Totals.RowsLoaded,
            result.Totals.RowsDropped,
            result.Totals.RowsRejected,
            elapsed.TotalSeconds);
        return new LoadOutcome(
            result.LoadKey,
            sourceName,
            result.Totals,
            RejectShapes.ByReason(result.Rejects),
            map.ToString(),
            map.IsGuessed,
            "set-based",
            elapsed)
        {
            Notices = [.. notices, .. LoadNotices.OfDoubtfulCustomers(result.RowsByDoubtfulCustomer, result.Totals.RowsLoaded)],
        };
    }

    // Where equal rows are kept, days tell what is new: a table that grows at its end would be counted twice, and is refused.
    private static RfmBatchException? JudgeNewer(
        TransactionTableRequest request, EarlierRows earlierRows, bool hasOrderIds, CompletedLoad? earlier, LoadTotals totals)
    {
        if (request.OnlyNewer && totals.RowsRead == 0)
        {
            return new NothingNewException($"'{request.Table}' has no rows.");
        }

        if (earlier is not { UndoneByLoadKey: null, LastOrderDate: { } last }
            || earlierRows.IsReplacement
            || totals.FirstOrderDate is not { } first
            || first > last)
        {
            return null;
        }

        if ((totals.RowsRead, totals.AmountLoaded, totals.FirstOrderDate, totals.LastOrderDate)
            == (earlier.RowsRead, earlier.AmountLoaded, earlier.FirstOrderDate, earlier.LastOrderDate))
        {
            return new NothingNewException($"'{request.Table}' has the same rows as load {earlier.LoadKey}.");
        }

        return earlierRows.KeepsRows(hasOrderIds)
            ? new RfmBatchException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{request.Table}' has rows from {first:yyyy-MM-dd} on, but load {earlier.LoadKey} took its rows up to "
                    + $"{last:yyyy-MM-dd}: they would be counted twice."),
                "Say --overlap skip, or --source NAME --replace where the table corrects what it showed before; or load a view that shows "
                + "only rows after what was loaded and before today: docs/operations.md has one.")
            : null;
    }

    private static RfmBatchException? Judge(
        TransactionTableRequest request, ColumnMap map, decimal limit, LoadTotals totals, IReadOnlyList<RejectCount> rejects)
    {
        if (totals.RowsRead == 0)
        {
            return new RfmBatchException(
                $"'{request.Table}' has no rows.", "Check that it is the table meant, and that its rows may be read.");
        }

        if (new AcceptedShapes(request.AcceptedShapes).Find(rejects) is { } shape)
        {
            return ShapeFailure.Create(shape, $" of '{request.Table}' by date", isFile: false);
        }

        var guessed = map.IsGuessed ? $" The columns were guessed: {map}." : "";
        return totals.RowsRejected > limit * totals.RowsRead
            ? RejectFailure.Create(
                totals,
                RejectShapes.ByReason(rejects),
                limit,
                $"Correct the map or the rows of '{request.Table}', or raise --reject-limit.{guessed}")
            : null;
    }

    private static SourceColumn? Find(SourceTable table, string name, string option, List<string> errors)
    {
        var column = table.Columns.FirstOrDefault(candidate => candidate.Name == name)
            ?? table.Columns.FirstOrDefault(candidate => string.Equals(candidate.Name, name, StringComparison.OrdinalIgnoreCase));
        if (column is null)
        {
            errors.Add(
                $"{option} names the column '{name}', which the table does not have; its columns are "
                + $"{string.Join(", ", table.Columns.Take(50).Select(candidate => $"'{candidate.Name}'"))}."
                + NearestName.Question(name, table.Columns.Select(candidate => candidate.Name)));
        }
        else if (!column.IsReadable)
        {
            errors.Add(
                $"{option} names the column '{name}' of type {column.TypeName}, which a load cannot read as text, number or day; "
                + "load a view that converts it to one of these.");
        }

        return column;
    }

    private static void ThrowIfAny(List<string> errors)
    {
        if (errors.Count > 0)
        {
            throw new InvalidInputException(errors, "Correct the options; `rfmbatch load transactions --help` explains them.");
        }
    }
}

/// <summary>A table has no rows that are newer than those loaded from it before.</summary>
internal sealed class NothingNewException(string message) : RfmBatchException(message, "There is nothing to do.");
