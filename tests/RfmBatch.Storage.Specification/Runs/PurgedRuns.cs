using Dapper;
using RfmBatch.Storage.Sql;

namespace RfmBatch.Storage.Specification.Runs;

/// <summary>Runs as a purge leaves them.</summary>
public static class PurgedRuns
{
    /// <summary>All customer rows of a run are gone.</summary>
    public static async Task PurgeAsync(RfmStore store, int runKey, CancellationToken cancellationToken)
    {
        await HideAsync(store, runKey, cancellationToken);
        await store.Retention.DeleteCustomerRowsAsync(runKey, null, cancellationToken);
    }

    /// <summary>The run is hidden and has its rows: where a purge was killed before its first batch.</summary>
    public static async Task HideAsync(RfmStore store, int runKey, CancellationToken cancellationToken)
    {
        await using var connection = await store.Dialect.OpenAsync(cancellationToken);
        await using var transaction = await store.Dialect.BeginWriteAsync(connection, cancellationToken);
        await store.Retention.HideCustomersAsync(runKey, transaction, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>What an interrupted purge left in stores of 0.1: the flag is cleared and one customer is still there.</summary>
    public static async Task LeaveOneRowAsync(RfmStore store, int runKey, CancellationToken cancellationToken)
    {
        await using var connection = await store.Dialect.OpenAsync(cancellationToken);
        var rows = store.Dialect.ObjectName("rfm", "CustomerRfm");
        await connection.ExecuteAsync(SqlDialect.Command(
            $"""
            UPDATE {store.Dialect.ObjectName("etl", "Run")} SET HasCustomerRows = 0 WHERE RunKey = @RunKey;
            DELETE FROM {rows} WHERE RunKey = @RunKey AND CustomerKey >
                (SELECT MIN(c.CustomerKey) FROM {rows} AS c WHERE c.RunKey = @RunKey);
            """,
            new { RunKey = runKey },
            cancellationToken));
    }
}
