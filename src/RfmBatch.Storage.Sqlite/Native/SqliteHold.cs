using Microsoft.Data.Sqlite;

namespace RfmBatch.Storage.Sqlite.Native;

/// <summary>Keeps a connection's mutex while one thread binds and inserts millions of values.</summary>
/// <remarks>
/// SQLite takes it at every call. Taken again by the thread that has it, it costs a third of that, and commands that the finalizer's thread
/// ends still wait for their turn. Leave it on the same thread, without awaiting in between.
/// </remarks>
internal sealed class SqliteHold : IDisposable
{
    private readonly nint _mutex;

    public SqliteHold(SqliteConnection connection)
    {
        _mutex = SqliteNative.DatabaseMutex(connection.Handle!.DangerousGetHandle());
        SqliteNative.EnterMutex(_mutex);
    }

    public void Dispose() => SqliteNative.LeaveMutex(_mutex);
}
