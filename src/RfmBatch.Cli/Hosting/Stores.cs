using RfmBatch.Storage;
using RfmBatch.Storage.Sqlite;
using RfmBatch.Storage.SqlServer;

namespace RfmBatch.Cli.Hosting;

/// <summary>The engines this program has.</summary>
internal static class Stores
{
    public static StoreRegistry Registry { get; } = new(new SqliteEngine(), new SqlServerEngine());
}
