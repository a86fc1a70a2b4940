using RfmBatch.Storage;

namespace RfmBatch.Storage.Specification;

/// <summary>A fresh, deployed store per test class, and more on demand; each engine derives it.</summary>
public abstract class StoreFixture : IAsyncLifetime
{
    private readonly List<RfmStore> _stores = [];
    private RfmStore? _store;

    /// <summary>The class's own store, deployed, without data.</summary>
    public RfmStore Store => _store ?? throw new InvalidOperationException("The fixture was not initialised, or its engine is not available.");

    /// <summary>Why the engine cannot be tested here, or null.</summary>
    public virtual string? UnavailableReason => null;

    /// <summary>Whether a missing engine fails the tests instead of skipping them.</summary>
    public virtual bool IsRequired => false;

    /// <summary>Whether the engine has roles, grants and object descriptions.</summary>
    public abstract bool HasRoles { get; }

    /// <summary>Whether several sessions can write at a time.</summary>
    public abstract bool HasConcurrentWriters { get; }

    /// <summary>Skips the test (or fails it, where the engine was promised) when the engine is not there.</summary>
    public void SkipUnlessAvailable()
    {
        if (UnavailableReason is not { } reason)
        {
            return;
        }

        if (IsRequired)
        {
            Assert.Fail(reason);
        }

        Assert.Skip(reason);
    }

    /// <summary>One more store, empty: nothing is deployed.</summary>
    public async Task<RfmStore> CreateEmptyAsync()
    {
        var store = await CreateStoreAsync();
        _stores.Add(store);
        return store;
    }

    /// <summary>One more store, deployed, without data.</summary>
    public async Task<RfmStore> CreateFreshAsync()
    {
        var store = await CreateEmptyAsync();
        await DeployAsync(store);
        return store;
    }

    /// <summary>A second object over the same database, as another process would open it.</summary>
    public abstract RfmStore Reopen(RfmStore store);

    public async ValueTask InitializeAsync()
    {
        if (UnavailableReason is null)
        {
            _store = await CreateFreshAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var store in _stores)
        {
            await store.DisposeAsync();
            await DropAsync(store);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Deploys a store that shall be fresh.</summary>
    protected virtual Task DeployAsync(RfmStore store) => store.Schema.DeployAsync(TestContext.Current.CancellationToken);

    /// <summary>Makes an empty database or the address of a file that does not exist.</summary>
    protected abstract Task<RfmStore> CreateStoreAsync();

    /// <summary>Removes the database.</summary>
    protected abstract Task DropAsync(RfmStore store);
}
