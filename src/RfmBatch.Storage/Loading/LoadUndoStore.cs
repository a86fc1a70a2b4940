using System.Data;
using Dapper;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Loading;

/// <summary>Takes loads back.</summary>
public sealed class LoadUndoStore(SqlDialect dialect)
{
    private const string ReadRuns =
        """
        SELECT r.RunKey AS RunKey, p.ProgramName AS ProgramName, r.Status AS Status,
            CASE WHEN p.LatestRunKey = r.RunKey THEN 1 ELSE 0 END AS IsLatest
        FROM {etl.Run} AS r INNER JOIN {etl.Program} AS p ON p.ProgramKey = r.ProgramKey
        WHERE r.LastLoadKey >= @LoadKey AND r.LastLoadKey < @UndoKey AND r.Status IN ('Published', 'Held', 'Unpublished')
        ORDER BY r.RunKey;
        """;

    private const string ReadUndone =
        """
        SELECT u.UndoesLoadKey AS LoadKey FROM {etl.Load} AS u
        WHERE u.Status = 'Completed' AND u.UndoesLoadKey <= @LastLoadKey AND u.LoadKey > @LastLoadKey ORDER BY u.UndoesLoadKey;
        """;

    /// <summary>A load, or null.</summary>
    public async Task<LoadRecord?> FindAsync(int loadKey, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<LoadRecord>(
            SqlDialect.Command(dialect.Text("Queries/Load_Read"), new { LoadKey = loadKey }, cancellationToken));
    }

    /// <summary>The later loads that build on one, newest first: these must be undone before it.</summary>
    public async Task<IReadOnlyList<LaterLoad>> ReadLaterAsync(int loadKey, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync<(int LoadKey, string SourceName, long RowsConcerned, int Replaces)>(
            SqlDialect.Command(dialect.Text("Queries/Load_ReadLater"), new { LoadKey = loadKey }, cancellationToken));
        return [.. rows.Select(row => new LaterLoad(row.LoadKey, row.SourceName, row.RowsConcerned, row.Replaces == 1))];
    }

    /// <summary>The finished runs that count a load which an undo took back.</summary>
    /// <param name="loadKey">The load.</param>
    /// <param name="undoKey">The undo; runs since then do not count it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<SeeingRun>> ReadRunsAsync(int loadKey, int undoKey, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var keys = new DynamicParameters();
        keys.Add("LoadKey", loadKey, DbType.Int32);
        keys.Add("UndoKey", undoKey, DbType.Int32);
        var rows = await connection.QueryAsync<(int RunKey, string ProgramName, string Status, int IsLatest)>(
            SqlDialect.Command(dialect.Resolve(ReadRuns), keys, cancellationToken));
        return [.. rows.Select(row => new SeeingRun(row.RunKey, row.ProgramName, row.Status, row.IsLatest == 1))];
    }

    /// <summary>The loads up to one that were taken back after it, ascending.</summary>
    /// <param name="lastLoadKey">The newest load that a run counts.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<int>> ReadUndoneAsync(int lastLoadKey, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<int>(
            SqlDialect.Command(dialect.Resolve(ReadUndone), new { LastLoadKey = lastLoadKey }, cancellationToken))).AsList();
    }

    /// <summary>Takes a load back, in one transaction and a ledger row of its own.</summary>
    /// <param name="undone">A completed load on which no later one builds. The caller holds the lock of loads.</param>
    /// <param name="clock">Gives begin and end.</param>
    /// <param name="entering">Told what it does next, a word or two.</param>
    /// <param name="cancellationToken">Cancels it; then the load stays as it was.</param>
    /// <returns>Key of the undo, and the rows that no longer count.</returns>
    public Task<(int LoadKey, long RowsRemoved)> TakeBackAsync(
        LoadRecord undone, TimeProvider clock, Action<string> entering, CancellationToken cancellationToken) =>
        new LoadTakingBack(dialect).TakeBackAsync(undone, clock, entering, cancellationToken);
}
