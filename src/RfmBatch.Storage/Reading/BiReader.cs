using System.Data.Common;
using System.Globalization;
using Dapper;
using RfmBatch.Core;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Reading;

/// <summary>Reads the <c>bi</c> views, and nothing else: a login of role <c>rfm_reader</c> suffices.</summary>
public sealed partial class BiReader
{
    private const string ReadPublished = "SELECT r.HasCustomerRows AS HasCustomerRows FROM {bi.Run} AS r WHERE r.RunKey = @RunKey;";

    private const string ReadLatest =
        "SELECT r.RunKey AS RunKey, r.HasCustomerRows AS HasCustomerRows FROM {bi.Run} AS r WHERE r.IsLatest = 1 ORDER BY r.RunKey;";

    private const string CustomersOfRuns = "CustomerRfm";

    private readonly SqlDialect _dialect;

    /// <summary>A reader over a store.</summary>
    public BiReader(SqlDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        _dialect = dialect;
    }

    /// <summary>Opens a view for reading row by row, in the view's declared order. The caller disposes the rows.</summary>
    /// <exception cref="InvalidInputException">Unknown view, or a run named for a view that is not kept per run.</exception>
    /// <exception cref="RfmBatchException">The run is not published, its customers were purged, or there is no published run
    /// yet.</exception>
    public async Task<BiRows> OpenAsync(BiQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var view = BiCatalogue.Find(query.ViewName);
        view = query.Columns is null ? view : view.Only(query.Columns);
        if (query.RunKey is not null && (view.Scope is BiRunScope.None or BiRunScope.AlwaysLatest))
        {
            throw new InvalidInputException(
                [NoRun(view)], view.Scope == BiRunScope.AlwaysLatest ? "Use CustomerRfm for a given run." : "Leave out --run.");
        }

        var connection = await _dialect.OpenAsync(cancellationToken);
        try
        {
            IReadOnlyList<int>? runs = view.Scope switch
            {
                _ when query.RunKey is int runKey => [await PublishedAsync(connection, view, runKey, cancellationToken)],
                BiRunScope.LatestRun => await LatestAsync(connection, view, cancellationToken),
                _ => null,
            };
            return new BiRows(connection, view, Text(view, runs is not null), runs, isPopulation: view.Name == CustomersOfRuns);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reads a small view whole: dimensions, summaries, checks. Customers and sales are for <see cref="OpenAsync"/>.</summary>
    /// <exception cref="RfmBatchException">As <see cref="OpenAsync"/>.</exception>
    public async Task<IReadOnlyList<BiRow>> ListAsync(BiQuery query, CancellationToken cancellationToken)
    {
        await using var rows = await OpenAsync(query, cancellationToken);
        var list = new List<BiRow>();
        while (await rows.ReadAsync(cancellationToken))
        {
            list.Add(new BiRow(rows.View, [.. Enumerable.Range(0, rows.View.Columns.Count).Select(rows.Value)]));
        }

        return list;
    }

    /// <summary>Why nobody of a run can be read.</summary>
    internal static RfmBatchException Purged(int runKey) => new(
        $"The customer rows of run {runKey.ToString(CultureInfo.InvariantCulture)} were purged by retention; its summaries are still "
        + $"there.",
        "Export SegmentSummary, RfmCell or SegmentMigration of it, or repeat the run with the same --as-of.");

    private static string NoRun(BiView view) => view.Scope == BiRunScope.AlwaysLatest
        ? $"{view.Name} always shows the latest run of every program; --run cannot be used with it."
        : $"{view.Name} is not kept per run; --run cannot be used with it.";

    private string Text(BiView view, bool oneRun)
    {
        var columns = string.Join(", ", view.Columns.Select(column => $"v.{column.Name} AS {column.Name}"));
        var order = string.Join(", ", view.OrderBy.Select(name => $"v.{name}"));
        var filter = oneRun ? $" WHERE v.{view.RunColumn} = @RunKey" : string.Empty;
        return $"SELECT {columns} FROM {_dialect.ObjectName("bi", view.Name)} AS v{filter} ORDER BY {order};";
    }

    private async Task<int> PublishedAsync(DbConnection connection, BiView view, int runKey, CancellationToken cancellationToken)
    {
        var hasCustomerRows = await connection.QuerySingleOrDefaultAsync<bool?>(SqlDialect.Command(
            _dialect.Resolve(ReadPublished),
            new { RunKey = runKey },
            cancellationToken));
        return hasCustomerRows switch
        {
            null =>
                throw new RfmBatchException(
                    $"Run {runKey.ToString(CultureInfo.InvariantCulture)} is not a published run.",
                    "Name a published run that `rfmbatch runs` lists; `rfmbatch publish RUN` publishes one that is not."),
            false when view.Name == CustomersOfRuns => throw Purged(runKey),
            _ => runKey,
        };
    }

    private async Task<IReadOnlyList<int>> LatestAsync(DbConnection connection, BiView view, CancellationToken cancellationToken)
    {
        var latest = (await connection.QueryAsync<(int RunKey, bool HasCustomerRows)>(SqlDialect.Command(
            _dialect.Resolve(ReadLatest),
            null,
            cancellationToken))).AsList();
        if (latest.Count == 0)
        {
            throw new RfmBatchException("There is no published run yet.", "Load transactions and start one with `rfmbatch run`.");
        }

        // One program's purged run does not keep the others' customers back.
        var readable = latest.Where(run => run.HasCustomerRows || view.Name != CustomersOfRuns).Select(run => run.RunKey).ToList();
        return readable.Count > 0 ? readable : throw Purged(latest[0].RunKey);
    }
}
