using Microsoft.Data.Sqlite;

namespace RfmBatch.Storage.Sqlite.Native;

/// <summary>Rows by SQLite's own functions on the connection's handle.</summary>
internal sealed class NativeRowAccess(SqliteConnection connection) : IRowAccess
{
    public IRowStatement Prepare(string text) => new SqliteStatement(connection, text);

    public IDisposable Hold() => new SqliteHold(connection);
}
