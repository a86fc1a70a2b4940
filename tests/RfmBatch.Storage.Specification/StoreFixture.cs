namespace RfmBatch.Storage.Specification;

/// <summary>A fresh, deployed store per test class, and more on demand; each engine derives it.</summary>
public abstract class StoreFixture : IAsyncLifetime
{
    private readonly List<RfmStore> _stores = [];
    private RfmStore? _store;

    /// <summary>The class's own store, deployed, without data.</summary>
    public RfmStore Store =>
        _store ?? throw new InvalidOperationException("The fixture was not initialised, or its engine is not available.");

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

    /// <summary>
    /// One more store, deployed, without data. Keys need not start at 1. Tests that change the schema itself use
    /// <see cref="CreateOwnAsync"/>.
    /// </summary>
    public async Task<RfmStore> CreateFreshAsync()
    {
        var store = await CreateDeployedStoreAsync();
        _stores.Add(store);
        return store;
    }

    /// <summary>One more store, newly created and deployed for the caller alone, keys from 1.</summary>
    public async Task<RfmStore> CreateOwnAsync()
    {
        var store = await CreateEmptyAsync();
        await store.Schema.DeployAsync(TestContext.Current.CancellationToken);
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

    /// <summary>Gives back the stores a test made; the class's own stays.</summary>
    public async Task ReleaseTestStoresAsync()
    {
        foreach (var store in _stores.Where(store => store != _store).ToList())
        {
            await ReleaseAsync(store);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ReleaseTestStoresAsync();
        if (_store is not null)
        {
            await ReleaseAsync(_store);
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>Makes a deployed store without data.</summary>
    protected virtual async Task<RfmStore> CreateDeployedStoreAsync()
    {
        var store = await CreateStoreAsync();
        await store.Schema.DeployAsync(TestContext.Current.CancellationToken);
        return store;
    }

    /// <summary>Makes an empty database or the address of a file that does not exist.</summary>
    protected abstract Task<RfmStore> CreateStoreAsync();

    /// <summary>Removes the database.</summary>
    protected abstract Task DropAsync(RfmStore store);

    private async Task ReleaseAsync(RfmStore store)
    {
        _stores.Remove(store);
        await store.DisposeAsync();
        await DropAsync(store);
    }
}
