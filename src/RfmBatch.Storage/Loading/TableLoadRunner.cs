using System.Data;
using System.Data.Common;
using System.Globalization;
using Dapper;
using RfmBatch.Core;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Loading;

/// <summary>Runs a set-based load in one transaction.</summary>
internal sealed class TableLoadRunner(
    SqlDialect dialect,
    DbConnection connection,
    TableLoadText text,
    TableLoad load,
    int loadKey,
    Func<Task<IReadOnlyList<int>>> daysOfStore)
{
    private DbTransaction? _transaction;

    /// <summary>Loads, or takes everything back where the judge refuses.</summary>
    public async Task<TableLoadResult> RunAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await dialect.BeginWriteAsync(connection, cancellationToken);
        _transaction = transaction;
        await ExecuteAsync(text.CreateTable, null, cancellationToken);
        await FillAsync([], cancellationToken);
        var rejects = await ReadRejectsAsync(cancellationToken);
        if (rejects.Any(count => count.ReasonCode == RejectReason.PlaceholderDate)
            && await ReadNearPlaceholdersAsync(cancellationToken) is { Count: > 0 } near)
        {
            await ExecuteAsync(text.ClearRows, null, cancellationToken);
            await FillAsync(near, cancellationToken);
            rejects = await ReadRejectsAsync(cancellationToken);
        }

        await FormCustomersAsync(cancellationToken);
        var totals = await ReadTotalsAsync(cancellationToken);
        if (load.Judge(totals, rejects) is { } failure)
        {
            await RefuseAsync(totals, failure, cancellationToken);
            return new TableLoadResult(loadKey, totals, rejects, [], failure);
        }

        var doubtful = await ReadDoubtfulAsync(cancellationToken);
        await StageAsync(cancellationToken);
        var staged = new StagedLoad(dialect, transaction, loadKey);
        await staged.ApplyAsync(() => staged.SumDaysAsync(cancellationToken), cancellationToken);
        try
        {
            var closing = new LoadClosing(dialect, transaction, loadKey, load.Start, staged.NameCustomersAsync);
            totals = await closing.CloseAsync(totals, rejects, load.Compare, load.Clock.GetUtcNow(), cancellationToken);
        }
        catch (RfmBatchException refusal)
        {
            await RefuseAsync(totals, refusal.Message, cancellationToken);
            throw;
        }

        await ExecuteAsync(text.DropTable, null, cancellationToken);
        await ExecuteAsync(dialect.Text("Queries/Load_DropStaging"), null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new TableLoadResult(loadKey, totals, rejects, doubtful, null);
    }

    // Nothing of it stays but its row in the ledger.
    private async Task RefuseAsync(LoadTotals totals, string reason, CancellationToken cancellationToken)
    {
        await _transaction!.RollbackAsync(cancellationToken);
        await LoadLedger.CloseAsync(
            dialect, connection, null, loadKey, "Failed", totals.OfFailure(), reason, load.Clock.GetUtcNow(), cancellationToken);
    }

    private Task<int> FillAsync(IReadOnlyCollection<int> acceptedPlaceholders, CancellationToken cancellationToken)
    {
        var limits = new DynamicParameters();
        dialect.AddDate(limits, "LastDate", load.LastDate);
        return ExecuteAsync(text.FillRows(acceptedPlaceholders), limits, cancellationToken);
    }

    // Only here do ids leave the database, each once: the engines' own lower case differs beyond ASCII.
    private async Task FormCustomersAsync(CancellationToken cancellationToken)
    {
        if (load.CustomerForm == CustomerForm.Exact)
        {
            return;
        }

        List<(string Id, string Formed)> changes = [];
        await using (var reader = await ReadAsync(text.ReadCustomers(), cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                var id = reader.GetString(0);
                var formed = load.CustomerForm.Of(id);
                if (formed != id)
                {
                    changes.Add((id, formed));
                }
            }
        }

        if (changes.Count > 0)
        {
            await ExecuteAsync(text.CreateForms, null, cancellationToken);
            await new RowSet<(string Id, string Formed)>(dialect, "temp", TableLoadText.FormTableName)
                .Text("CustomerId", change => change.Id)
                .Text("FormedId", change => change.Formed)
                .InsertAsync(changes, _transaction!, cancellationToken);
            await ExecuteAsync(text.FormCustomers, null, cancellationToken);
            await ExecuteAsync(text.DropForms, null, cancellationToken);
        }
    }

    // A placeholder that lies near another day is a day of business; of a table without another day, the store's are asked.
    private async Task<IReadOnlyList<int>> ReadNearPlaceholdersAsync(CancellationToken cancellationToken)
    {
        List<int> days = [];
        await using (var reader = await ReadAsync(text.ReadDays(), cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                days.Add(dialect.ReadDay(reader, 0));
            }
        }

        var first = Day.FromDate(new DateOnly(1900, 1, 1));
        var last = Day.FromDate(load.LastDate);
        var others = days.Where(day => !PlaceholderDates.Has(day) && day >= first && day <= last).ToList();
        return PlaceholderDates.Near(days.Where(PlaceholderDates.Has), others.Count > 0 ? others : await daysOfStore());
    }

    private async Task StageAsync(CancellationToken cancellationToken)
    {
        var parameters = new DynamicParameters();
        parameters.Add("ReturnPrefix", load.ReturnPrefix, DbType.String, size: 100);
        parameters.Add("ReturnPrefixLength", load.ReturnPrefix?.Length ?? 0, DbType.Int32);
        await ExecuteAsync(dialect.Text("Queries/Load_CreateStaging"), null, cancellationToken);
        await ExecuteAsync(text.Stage(), parameters, cancellationToken);
    }

    private async Task<LoadTotals> ReadTotalsAsync(CancellationToken cancellationToken)
    {
        await using var reader = await ReadAsync(text.ReadTotals(), cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var read = Count(reader, 0);
        var loaded = Count(reader, 1);
        var rejected = Count(reader, 2);
        var totals = new LoadTotals(
            read, loaded, read - loaded - rejected, rejected, dialect.ReadAmount(reader, 3), Date(reader, 4), Date(reader, 5));
        await reader.DisposeAsync();
        if (text.CountFiltered is not { } count)
        {
            return totals;
        }

        var filtered = await connection.ExecuteScalarAsync<long>(
            SqlDialect.Command(count, null, cancellationToken, _transaction, SqlDialect.LongTimeoutSeconds));
        return totals with { RowsRead = read + filtered, RowsDropped = totals.RowsDropped + filtered, RowsFiltered = filtered };
    }

    private async Task<IReadOnlyList<RejectCount>> ReadRejectsAsync(CancellationToken cancellationToken)
    {
        await using var reader = await ReadAsync(text.ReadRejects(), cancellationToken);
        var shapes = new RejectShapes();
        while (await reader.ReadAsync(cancellationToken))
        {
            var problem = reader.IsDBNull(2) ? "" : reader.GetString(2);
            shapes.Add(reader.GetString(0), reader.GetString(1), problem, Count(reader, 3), Count(reader, 4));
        }

        return shapes.Counts;
    }

    private async Task<IReadOnlyList<KeyValuePair<string, long>>> ReadDoubtfulAsync(CancellationToken cancellationToken)
    {
        await using var reader = await ReadAsync(text.ReadDoubtful(), cancellationToken);
        List<KeyValuePair<string, long>> rows = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(KeyValuePair.Create(reader.GetString(0), Count(reader, 1)));
        }

        return rows;
    }

    private Task<DbDataReader> ReadAsync(string statement, CancellationToken cancellationToken) => connection.ExecuteReaderAsync(
        SqlDialect.Command(statement, null, cancellationToken, _transaction, SqlDialect.LongTimeoutSeconds));

    private static long Count(DbDataReader reader, int ordinal) => Convert.ToInt64(reader.GetValue(ordinal), CultureInfo.InvariantCulture);

    private DateOnly? Date(DbDataReader reader, int ordinal) =>
        reader.IsDBNull(ordinal) ? null : Day.ToDate(dialect.ReadDay(reader, ordinal));

    private Task<int> ExecuteAsync(string statement, DynamicParameters? parameters, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(SqlDialect.Command(statement, parameters, cancellationToken, _transaction, SqlDialect.LongTimeoutSeconds));
}

/// <summary>What a set-based load came to.</summary>
/// <param name="LoadKey">Its row in <c>etl.Load</c>.</param>
/// <param name="Totals">Counts and sums.</param>
/// <param name="Rejects">Rejected rows by reason and shape, the most frequent first.</param>
/// <param name="RowsByDoubtfulCustomer">Loaded rows of customers that may be none, by their ids.</param>
/// <param name="Failure">Null when it completed; else what the judge said, and nothing stayed.</param>
public sealed record TableLoadResult(
    int LoadKey,
    LoadTotals Totals,
    IReadOnlyList<RejectCount> Rejects,
    IReadOnlyList<KeyValuePair<string, long>> RowsByDoubtfulCustomer,
    string? Failure);
