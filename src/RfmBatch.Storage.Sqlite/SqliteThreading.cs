using SQLitePCL;

namespace RfmBatch.Storage.Sqlite;

/// <summary>SQLite's threading mode for the process.</summary>
internal static class SqliteThreading
{
    /// <summary>Lets each connection do without a mutex per call; ADO.NET forbids two threads in one connection anyway.</summary>
    /// <remarks>It works only before SQLite's first use in the process; later it is refused, and nothing changes but the speed.</remarks>
    public static void DropConnectionMutexes()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
    }
}
