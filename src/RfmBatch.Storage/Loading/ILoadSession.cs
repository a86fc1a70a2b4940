namespace RfmBatch.Storage.Loading;

/// <summary>One load under way. Disposing it without completing leaves nothing of it in the store but its ledger row.</summary>
public interface ILoadSession : IAsyncDisposable
{
    /// <summary>Its row in <c>etl.Load</c>.</summary>
    int LoadKey { get; }

    /// <summary>Takes a batch; when it returns, the caller may reuse the batch.</summary>
    Task WriteAsync(LoadBatch batch, CancellationToken cancellationToken);

    /// <summary>Takes attributes of customers that earlier batches named.</summary>
    Task WriteAttributesAsync(IReadOnlyList<CustomerAttributeValue> attributes, CancellationToken cancellationToken);

    /// <summary>Makes everything visible at once and closes the ledger row as Completed.</summary>
    /// <param name="totals">What had been read.</param>
    /// <param name="rejects">Rejected rows by reason and shape.</param>
    /// <param name="judge">Is shown what the load has in common with earlier ones, and says whether rows that they have are skipped. What
    /// it throws is thrown, and nothing is visible.</param>
    /// <param name="finishedAt">When it was done.</param>
    /// <param name="cancellationToken">Cancels it; nothing stays.</param>
    /// <returns>What stays of the load.</returns>
    Task<LoadTotals> CompleteAsync(
        LoadTotals totals,
        IReadOnlyList<RejectCount> rejects,
        Func<LoadComparison, bool> judge,
        DateTimeOffset finishedAt,
        CancellationToken cancellationToken);

    /// <summary>Takes everything back and closes the ledger row as Failed.</summary>
    /// <param name="totals">What had been read; nothing of it stays.</param>
    /// <param name="reason">One line without personal data.</param>
    /// <param name="finishedAt">When it failed.</param>
    /// <param name="cancellationToken">Cancels the recording.</param>
    Task FailAsync(LoadTotals totals, string reason, DateTimeOffset finishedAt, CancellationToken cancellationToken);
}

/// <summary>What a load says at last about one attribute of one customer.</summary>
/// <param name="CustomerIndex">The customer's number in this load.</param>
/// <param name="AttributeName">The column's name.</param>
/// <param name="AttributeValue">The value of the latest row (by date, then line).</param>
/// <param name="ValidFrom">The first day of the last stretch of rows with that value, days since 1970-01-01.</param>
/// <param name="LastSeen">The day of the latest row.</param>
/// <param name="IsWholeStretch">Whether the load knows no other value of it, so that a stretch stored earlier may continue.</param>
public readonly record struct CustomerAttributeValue(
    int CustomerIndex, string AttributeName, string AttributeValue, int ValidFrom, int LastSeen, bool IsWholeStretch);

/// <summary>What a load came to; RowsRead = RowsLoaded + RowsDropped + RowsRejected.</summary>
/// <param name="RowsRead">Rows of data seen; the header and blank lines are none.</param>
/// <param name="RowsLoaded">Rows that are now in the store.</param>
/// <param name="RowsDropped">Rows that were not loaded for a good reason: duplicates, skipped and filtered rows.</param>
/// <param name="RowsRejected">Rows kept in <c>etl.RejectedRow</c>.</param>
/// <param name="AmountLoaded">The sum of the loaded amounts, sales and returns, in ten-thousandths.</param>
/// <param name="FirstOrderDate">The earliest date loaded, or null.</param>
/// <param name="LastOrderDate">The latest date loaded, or null.</param>
public sealed record LoadTotals(
    long RowsRead,
    long RowsLoaded,
    long RowsDropped,
    long RowsRejected,
    long AmountLoaded,
    DateOnly? FirstOrderDate,
    DateOnly? LastOrderDate)
{
    /// <summary>Rows that earlier loads have too, loaded or not.</summary>
    public long RowsOverlapping { get; init; }

    /// <summary>Of the dropped rows those that earlier loads have (<c>--overlap skip</c>).</summary>
    public long RowsSkipped { get; init; }

    /// <summary>Of the dropped rows those that a filter of the load left out.</summary>
    public long RowsFiltered { get; init; }

    /// <summary>Rows of earlier loads that no longer count since this one: replaced, or taken back.</summary>
    public long RowsReplaced { get; init; }

    /// <summary>What the ledger says of a load of which nothing stayed.</summary>
    public LoadTotals OfFailure() => None with { RowsRead = RowsRead, RowsRejected = RowsRejected };

    /// <summary>Nothing read.</summary>
    public static LoadTotals None { get; } = new(0, 0, 0, 0, 0, null, null);
}
