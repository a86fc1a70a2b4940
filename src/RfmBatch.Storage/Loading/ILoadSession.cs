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
    Task CompleteAsync(LoadTotals totals, DateTimeOffset finishedAt, CancellationToken cancellationToken);

    /// <summary>Takes everything back and closes the ledger row as Failed.</summary>
    /// <param name="totals">What had been read; nothing of it stays.</param>
    /// <param name="reason">One line without personal data.</param>
    /// <param name="finishedAt">When it failed.</param>
    /// <param name="cancellationToken">Cancels the recording.</param>
    Task FailAsync(LoadTotals totals, string reason, DateTimeOffset finishedAt, CancellationToken cancellationToken);
}
