using RfmBatch.Core.Operations;

namespace RfmBatch.Storage.Loading;

/// <summary>Where transactions, customers and their attributes are written, and the ledger of loads.</summary>
public interface ITransactionStore
{
    /// <summary>The name under which loads take their turn in <see cref="RfmStore.ProgramLocks"/>; no program can have it.</summary>
    const string LockName = "$load";

    /// <summary>The last completed load of a source, or null; one that was undone only where all were.</summary>
    Task<CompletedLoad?> FindCompletedAsync(string kind, string sourceHash, CancellationToken cancellationToken);

    /// <summary>The ids of customers with a transaction, in no order.</summary>
    IAsyncEnumerable<string> ReadBuyersAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Marks loads that are still Running as Abandoned and clears what they staged. The caller holds the lock <see cref="LockName"/>.
    /// </summary>
    Task AbandonRunningAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The days of all transactions, each once, since 1970-01-01, in no order.</summary>
    Task<IReadOnlyList<int>> ReadSaleDaysAsync(CancellationToken cancellationToken);

    /// <summary>Writes the ledger row and begins. The caller holds the lock <see cref="LockName"/>.</summary>
    Task<ILoadSession> BeginAsync(LoadStart start, CancellationToken cancellationToken);

    /// <summary>The columns of a table or view of the same database in their order, or null where there is none of that name.</summary>
    /// <param name="tableName"><c>schema.Name</c>, or <c>Name</c>.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<SourceTable?> DescribeTableAsync(string tableName, CancellationToken cancellationToken);

    /// <summary>Loads a table or view set-based inside the database, all or nothing.</summary>
    Task<TableLoadResult> LoadTableAsync(TableLoad load, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces a customer's id by a token, deletes the attributes and plan rows, and clears rejected text that holds the id. Keys and
    /// totals stay.
    /// </summary>
    /// <returns>False when there is no such customer.</returns>
    Task<bool> ForgetAsync(string customerId, string token, CancellationToken cancellationToken);

    /// <summary>What loads of transactions rejected whose keys lie in a range.</summary>
    /// <param name="afterLoadKey">Later loads than this one,</param>
    /// <param name="toLoadKey">up to this one.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    Task<LoadRejects> ReadRejectsAsync(int afterLoadKey, int toLoadKey, CancellationToken cancellationToken);

    /// <summary>Clears the raw text of rows rejected by loads that began before an instant.</summary>
    /// <returns>Rows cleared.</returns>
    Task<int> ClearRejectedTextAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
