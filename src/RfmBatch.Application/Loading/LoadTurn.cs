using RfmBatch.Core;
using RfmBatch.Storage;
using RfmBatch.Storage.Loading;
using RfmBatch.Storage.Locking;

namespace RfmBatch.Application.Loading;

/// <summary>A load's turn: one load at a time writes to a store.</summary>
internal sealed class LoadTurn : IAsyncDisposable
{
    private readonly RfmStore _store;
    private readonly IProgramLock _lock;

    private LoadTurn(RfmStore store, IProgramLock heldLock)
    {
        _store = store;
        _lock = heldLock;
    }

    /// <summary>Takes the turn and cleans up after loads that were killed.</summary>
    /// <exception cref="RfmBatchException">Another load is in progress, or the store is not deployed.</exception>
    public static async Task<LoadTurn> TakeAsync(RfmStore store, TimeProvider clock, CancellationToken cancellationToken)
    {
        await store.EnsureDeployedAsync(cancellationToken);
        IProgramLock heldLock;
        try
        {
            heldLock = await store.ProgramLocks.AcquireAsync(ITransactionStore.LockName, TimeSpan.Zero, cancellationToken);
        }
        catch (ProgramLockedException error)
        {
            throw new RfmBatchException("Another load is in progress in this store.", "Wait for it to end, then load again.", error);
        }

        try
        {
            await store.Transactions.AbandonRunningAsync(clock.GetUtcNow(), cancellationToken);
            return new LoadTurn(store, heldLock);
        }
        catch
        {
            await heldLock.DisposeAsync();
            throw;
        }
    }

    /// <summary>Refuses a source that was loaded before, unless it is to be loaded again.</summary>
    /// <exception cref="RfmBatchException">It was.</exception>
    public async Task RefuseIfLoadedAsync(string kind, string hash, bool again, CancellationToken cancellationToken)
    {
        if (!again && await _store.Transactions.FindCompletedAsync(kind, hash, cancellationToken) is { UndoneByLoadKey: null } earlier)
        {
            throw new RfmBatchException(
                $"'{earlier.SourceName}' was loaded before: load {earlier.LoadKey} of {earlier.FinishedAt.UtcDateTime:yyyy-MM-dd HH:mm} "
                + $"UTC has the same content.",
                "Nothing was loaded; say --again to load it a second time, which doubles its rows.");
        }
    }

    /// <summary>The form in which customer ids of this load are kept; a store's first load fixes it.</summary>
    /// <param name="asked">What the load asks for, or null for the store's.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <exception cref="RfmBatchException">The store keeps them in another one.</exception>
    public async Task<CustomerForm> FixCustomerFormAsync(CustomerForm? asked, CancellationToken cancellationToken)
    {
        var form = await _store.CustomerForms.FixAsync(asked, cancellationToken);
        return asked is null || asked == form
            ? form
            : throw new RfmBatchException(
                $"--customer-form {asked.Name} is not how this store keeps customer ids: its first load fixed '{form.Name}', and one "
                + "customer would be two.",
                "Nothing was loaded; leave --customer-form out, or load everything into a new store with it.");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _lock.DisposeAsync();
}
