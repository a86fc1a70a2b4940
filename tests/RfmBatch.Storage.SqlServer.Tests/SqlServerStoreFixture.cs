using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.SqlServer.Tests;

/// <summary>A fresh database per test class, dropped after.</summary>
public sealed class SqlServerStoreFixture : StoreFixture
{
    private readonly Dictionary<RfmStore, string> _connectionStrings = [];

    public override string? UnavailableReason => SqlServerTestServer.UnavailableReason;

    public override bool IsRequired => SqlServerTestServer.IsRequired;

    public override bool HasRoles => true;

    public override bool HasConcurrentWriters => true;

    /// <summary>The connection string of a store made here.</summary>
    public string ConnectionStringOf(RfmStore store) => _connectionStrings[store];

    public override RfmStore Reopen(RfmStore store) => new SqlServerStore(_connectionStrings[store]);

    protected override async Task<RfmStore> CreateStoreAsync()
    {
        var connectionString = await SqlServerTestServer.CreateDatabaseAsync();
        var store = new SqlServerStore(connectionString);
        _connectionStrings.Add(store, connectionString);
        return store;
    }

    protected override async Task DeployAsync(RfmStore store)
    {
        using var gate = await SqlServerTestServer.EnterGateAsync();
        await base.DeployAsync(store);
    }

    protected override async Task DropAsync(RfmStore store)
    {
        await SqlServerTestServer.DropDatabaseAsync(_connectionStrings[store]);
        _connectionStrings.Remove(store);
    }
}
