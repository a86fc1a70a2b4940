using SQLitePCL;

namespace RfmBatch.Storage.Sqlite.Native;

/// <summary>The library of this process.</summary>
internal static class SqliteLibrary
{
    /// <summary>Prepares it, before its first connection is opened; later calls change nothing.</summary>
    /// <remarks>
    /// SQLite counts the memory it uses behind one mutex, on which connections that work side by side wait for one another. Nobody asks for
    /// the count.
    /// </remarks>
    public static void Configure()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }
}
