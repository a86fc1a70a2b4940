using RfmBatch.Storage.Specification;

namespace RfmBatch.Storage.Sqlite.Tests;

/// <summary>Temporary files.</summary>
public sealed class SqliteStoreFixture : StoreFixture
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rfmbatch-").FullName;
    private readonly Dictionary<RfmStore, string> _paths = [];
    private int _count;

    public override bool HasRoles => false;

    public override bool HasConcurrentWriters => false;

    /// <summary>The file of a store made here.</summary>
    public string PathOf(RfmStore store) => _paths[store];

    public override RfmStore Reopen(RfmStore store) => new SqliteStore(_paths[store]);

    protected override Task<RfmStore> CreateStoreAsync()
    {
        var path = Path.Combine(_folder, $"{++_count}.db");
        var store = new SqliteStore(path);
        _paths.Add(store, path);
        return Task.FromResult<RfmStore>(store);
    }

    protected override Task DropAsync(RfmStore store)
    {
        foreach (var file in Directory.GetFiles(_folder, Path.GetFileName(_paths[store]) + "*"))
        {
            File.Delete(file);
        }

        _paths.Remove(store);
        if (_paths.Count == 0)
        {
            // The class's own store goes last.
            Directory.Delete(_folder, recursive: true);
        }

        return Task.CompletedTask;
    }
}
