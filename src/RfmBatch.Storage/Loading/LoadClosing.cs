using System.Data;
using System.Data.Common;
using Dapper;
using RfmBatch.Core;
using RfmBatch.Storage.Operations;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Loading;

/// <summary>
/// Ends a load whose rows are all written: compares them with earlier loads, lets the caller judge, and closes the ledger row.
/// </summary>
/// <param name="dialect">The engine.</param>
/// <param name="transaction">The load's own; nothing of it is visible before it is committed.</param>
/// <param name="loadKey">The load.</param>
/// <param name="start">What it began with.</param>
/// <param name="nameCustomers">Writes the load's rows of <c>sales.LoadCustomer</c>.</param>
public sealed class LoadClosing(
    SqlDialect dialect, DbTransaction transaction, int loadKey, LoadStart start, Func<CancellationToken, Task> nameCustomers)
{
    private const string CountSharedDays = "SELECT COUNT(*) AS SharedDays FROM {temp.OverlapDay};";

    private const string ReadOverlaps =
        """
        SELECT o.EarlierLoadKey AS EarlierLoadKey, MIN(l.SourceName) AS SourceName, COUNT(*) AS RowsOverlapping
        FROM {temp.Overlap} AS o INNER JOIN {etl.Load} AS l ON l.LoadKey = o.EarlierLoadKey
        GROUP BY o.EarlierLoadKey ORDER BY o.EarlierLoadKey;
        """;

    private const string ReadSkipped =
        "SELECT COUNT(*) AS RowsSkipped, COALESCE(SUM(o.Amount), 0) AS Amount FROM {temp.Overlap} AS o;";

    private const string ReadDays =
        "SELECT MIN(d.OrderDate) AS FirstDate, MAX(d.OrderDate) AS LastDate FROM {sales.LoadDay} AS d WHERE d.LoadKey = @LoadKey;";

    private const string KeepOverlaps =
        """
        INSERT INTO {sales.LoadOverlap} (LoadKey, EarlierLoadKey, RowsOverlapping, RowsSkipped)
        SELECT @LoadKey AS LoadKey, o.EarlierLoadKey AS EarlierLoadKey, COUNT(*) AS RowsOverlapping,
            CASE WHEN @Skips = 1 THEN COUNT(*) ELSE 0 END AS RowsSkipped
        FROM {temp.Overlap} AS o GROUP BY o.EarlierLoadKey;
        """;

    // What the source had on the days that are replaced, and how many rows the load has on the same days.
    private const string ReadReplaced =
        """
        SELECT COUNT(DISTINCT e.OrderDate) AS DayCount, COALESCE(SUM(e.RowsLoaded), 0) AS RowsBefore,
            (SELECT COALESCE(SUM(n.RowsLoaded), 0) AS RowsNow FROM {sales.LoadDay} AS n WHERE n.LoadKey = @LoadKey
                AND n.OrderDate IN (SELECT r.ReplacedDate AS ReplacedDate FROM {temp.ReplacedDay} AS r)) AS RowsNow
        FROM {sales.LoadDay} AS e
        INNER JOIN {temp.ReplacedDay} AS p ON p.ReplacedLoadKey = e.LoadKey AND p.ReplacedDate = e.OrderDate;
        """;

    private const string ReadKept =
        """
        SELECT COUNT(DISTINCT e.OrderDate) AS DayCount, COALESCE(SUM(e.RowsLoaded), 0) AS RowsKept
        FROM {sales.LoadDay} AS e INNER JOIN {etl.Load} AS l ON l.LoadKey = e.LoadKey
        WHERE l.SourceLabel = @SourceLabel AND e.LoadKey < @LoadKey AND e.RemovedByLoadKey IS NULL
            AND e.OrderDate BETWEEN (SELECT MIN(n.OrderDate) AS FirstDate FROM {sales.LoadDay} AS n WHERE n.LoadKey = @LoadKey)
                AND (SELECT MAX(n.OrderDate) AS LastDate FROM {sales.LoadDay} AS n WHERE n.LoadKey = @LoadKey)
            AND e.OrderDate NOT IN (SELECT n.OrderDate AS OrderDate FROM {sales.LoadDay} AS n WHERE n.LoadKey = @LoadKey);
        """;

    private readonly DbConnection _connection = transaction.Connection!;

    /// <summary>Compares, lets judge and closes; the caller commits.</summary>
    /// <param name="totals">What had been read.</param>
    /// <param name="rejects">Rejected rows by reason and shape.</param>
    /// <param name="judge">Says whether rows that earlier loads have are skipped; throws where the load is refused.</param>
    /// <param name="finishedAt">When it was done.</param>
    /// <param name="cancellationToken">Ends it; the transaction is the caller's to roll back.</param>
    /// <returns>What stays of the load.</returns>
    public async Task<LoadTotals> CloseAsync(
        LoadTotals totals,
        IReadOnlyList<RejectCount> rejects,
        Func<LoadComparison, bool> judge,
        DateTimeOffset finishedAt,
        CancellationToken cancellationToken)
    {
        await ExecuteAsync(dialect.Text("Queries/Load_CreateMatching"), null, cancellationToken);
        Enter("comparing");
        var comparison = await CompareAsync(cancellationToken);
        var skips = judge(comparison);
        totals = totals with { RowsOverlapping = comparison.RowsOverlapping, RowsReplaced = comparison.Replaced?.RowsBefore ?? 0 };
        if (comparison.RowsOverlapping > 0)
        {
            var parameters = Key();
            parameters.Add("Skips", skips ? 1 : 0, DbType.Int32);
            await ExecuteAsync(dialect.Resolve(KeepOverlaps), parameters, cancellationToken);
        }

        if (skips && comparison.RowsOverlapping > 0)
        {
            Enter("skipping");
            totals = await SkipAsync(totals, cancellationToken);
        }

        if (comparison.Replaced is { RowsBefore: > 0 } replaced)
        {
            Enter("replacing");
            await ExecuteAsync(dialect.Text("Queries/Load_ReplaceDays"), Key(), cancellationToken);
            Enter("refreshing customers");
            await ExecuteAsync(dialect.Text("Queries/Load_RefreshCustomers"), Key(), cancellationToken);
            await new AuditStore(dialect).WriteAsync(
                AuditEntry.Replace(loadKey, start.SourceName, replaced.RowsBefore), transaction, cancellationToken);
        }

        await ExecuteAsync(dialect.Text("Queries/Load_ShowCustomers"), Key(), cancellationToken);
        await ExecuteAsync(dialect.Text("Queries/Load_DropMatching"), null, cancellationToken);
        await LoadLedger.WriteRejectsAsync(dialect, transaction, loadKey, rejects, cancellationToken);
        await LoadLedger.FillCalendarAsync(dialect, _connection, transaction, totals, cancellationToken);
        await LoadLedger.CloseAsync(
            dialect, _connection, transaction, loadKey, "Completed", totals, null, finishedAt, cancellationToken);
        Enter("committing");
        return totals;
    }

    private async Task<LoadComparison> CompareAsync(CancellationToken cancellationToken)
    {
        var parameters = Key();
        parameters.Add("SourceLabel", start.IsReplacement ? start.SourceLabel : null, DbType.String, size: 100);
        await ExecuteAsync(dialect.Text("Queries/Load_FindSharedDays"), parameters, cancellationToken);
        var sharesDays = await _connection.ExecuteScalarAsync<long>(Command(CountSharedDays, null, cancellationToken)) > 0;
        if (sharesDays || start.Kind == LoadKind.Customers || start.SourceLabel is not null)
        {
            await nameCustomers(cancellationToken);
        }

        if (sharesDays)
        {
            await ExecuteAsync(dialect.Text("Queries/Load_FindOverlap"), Key(), cancellationToken);
        }

        var overlaps = sharesDays
            ? await _connection.QueryAsync<(int EarlierLoadKey, string SourceName, long RowsOverlapping)>(
                Command(ReadOverlaps, null, cancellationToken))
            : [];
        return new LoadComparison(
            [.. overlaps.Select(row => new LoadOverlap(row.EarlierLoadKey, row.SourceName, row.RowsOverlapping))],
            start.IsReplacement ? await ReadReplacedAsync(parameters, cancellationToken) : null);
    }

    private async Task<ReplacedRows> ReadReplacedAsync(DynamicParameters parameters, CancellationToken cancellationToken)
    {
        var (days, before, now) = await _connection.QuerySingleAsync<(int DayCount, long RowsBefore, long RowsNow)>(
            Command(ReadReplaced, parameters, cancellationToken));
        var (keptDays, keptRows) = await _connection.QuerySingleAsync<(int DayCount, long RowsKept)>(
            Command(ReadKept, parameters, cancellationToken));
        return new ReplacedRows(days, before, now, keptDays, keptRows);
    }

    private async Task<LoadTotals> SkipAsync(LoadTotals totals, CancellationToken cancellationToken)
    {
        long rows, amount;
        await using (var reader = await _connection.ExecuteReaderAsync(Command(ReadSkipped, null, cancellationToken)))
        {
            await reader.ReadAsync(cancellationToken);
            rows = Convert.ToInt64(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture);
            amount = dialect.ReadAmount(reader, 1);
        }

        await ExecuteAsync(dialect.Text("Queries/Load_SkipOverlap"), Key(), cancellationToken);
        await using var days = await _connection.ExecuteReaderAsync(Command(ReadDays, Key(), cancellationToken));
        await days.ReadAsync(cancellationToken);
        return totals with
        {
            RowsLoaded = totals.RowsLoaded - rows,
            RowsDropped = totals.RowsDropped + rows,
            RowsSkipped = rows,
            AmountLoaded = totals.AmountLoaded - amount,
            FirstOrderDate = days.IsDBNull(0) ? null : Day.ToDate(dialect.ReadDay(days, 0)),
            LastOrderDate = days.IsDBNull(1) ? null : Day.ToDate(dialect.ReadDay(days, 1)),
        };
    }

    private void Enter(string phase) => start.Entering?.Invoke(phase);

    private DynamicParameters Key()
    {
        var parameters = new DynamicParameters();
        parameters.Add("LoadKey", loadKey, DbType.Int32);
        return parameters;
    }

    private CommandDefinition Command(string neutralText, DynamicParameters? parameters, CancellationToken cancellationToken) =>
        SqlDialect.Command(
            dialect.Resolve(neutralText), parameters, cancellationToken, transaction, SqlDialect.LongTimeoutSeconds);

    private Task<int> ExecuteAsync(string text, DynamicParameters? parameters, CancellationToken cancellationToken) =>
        _connection.ExecuteAsync(SqlDialect.Command(text, parameters, cancellationToken, transaction, SqlDialect.LongTimeoutSeconds));
}
