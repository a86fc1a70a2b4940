namespace RfmBatch.Storage.Specification;

/// <summary>Base of every contract: holds the fixture and skips where its engine is not available.</summary>
public abstract class StoreContract : IAsyncDisposable
{
    protected StoreContract(StoreFixture fixture)
    {
        fixture.SkipUnlessAvailable();
        Fixture = fixture;
    }

    protected StoreFixture Fixture { get; }

    protected RfmStore Store => Fixture.Store;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public virtual async ValueTask DisposeAsync()
    {
        await Fixture.ReleaseTestStoresAsync();
        GC.SuppressFinalize(this);
    }
}
