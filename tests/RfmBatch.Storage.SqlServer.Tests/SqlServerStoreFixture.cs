using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.SqlServer.Tests;

/// <summary>
/// A database per test class. Deployed ones are emptied and handed on to the next class, for a deployment takes ten seconds on Babelfish;
/// tests that tamper with the schema, or that need keys from 1, deploy one from <see cref="StoreFixture.CreateEmptyAsync"/>.
/// </summary>
public sealed class SqlServerStoreFixture : StoreFixture
{
    private readonly Dictionary<RfmStore, string> _connectionStrings = [];
    private readonly HashSet<RfmStore> _handedOn = [];

    public override string? UnavailableReason => SqlServerTestServer.UnavailableReason;

    public override bool IsRequired => SqlServerTestServer.IsRequired;

    public override bool HasRoles => true;

    public override bool HasConcurrentWriters => true;

    /// <summary>The connection string of a store made here.</summary>
    public string ConnectionStringOf(RfmStore store) => _connectionStrings[store];

    public override RfmStore Reopen(RfmStore store) => new SqlServerStore(_connectionStrings[store]);

    protected override async Task<RfmStore> CreateStoreAsync() => Register(await SqlServerTestServer.CreateDatabaseAsync());

    protected override async Task<RfmStore> CreateDeployedStoreAsync()
    {
        if (DeployedDatabases.TryTake(out var connectionString))
        {
            var used = Register(connectionString);
            _handedOn.Add(used);
            return used;
        }

        var store = await CreateStoreAsync();
        using var gate = await SqlServerTestServer.EnterGateAsync();
        await store.Schema.DeployAsync(TestContext.Current.CancellationToken);
        _handedOn.Add(store);
        return store;
    }

    protected override async Task DropAsync(RfmStore store)
    {
        var connectionString = _connectionStrings[store];
        _connectionStrings.Remove(store);
        if (_handedOn.Contains(store) && await DeployedDatabases.TryEmptyAsync(connectionString))
        {
            DeployedDatabases.Return(connectionString);
            return;
        }

        await SqlServerTestServer.DropDatabaseAsync(connectionString);
    }

    private SqlServerStore Register(string connectionString)
    {
        var store = new SqlServerStore(connectionString);
        _connectionStrings.Add(store, connectionString);
        return store;
    }
}
