using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RfmBatch.Storage.Sqlite.Loading;

/// <summary>One prepared statement on a connection's handle, without the ADO.NET layer, whose parameter objects cost more than the insert itself.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    /// <summary>Prepares a statement; parameters are numbered from 1 in their order (<c>?1</c>).</summary>
    /// <exception cref="SqliteException">It is not valid.</exception>
    public SqliteStatement(SqliteConnection connection, string text)
    {
        _database = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        Check(raw.sqlite3_prepare_v2(_database, text, out _statement));
    }

    public void Bind(int index, int value) => raw.sqlite3_bind_int(_statement, index, value);

    public void Bind(int index, long value) => raw.sqlite3_bind_int64(_statement, index, value);

    public void Bind(int index, ReadOnlySpan<byte> utf8)
    {
        // An empty span has no address, and SQLite takes a null address for NULL.
        if (utf8.IsEmpty)
        {
            raw.sqlite3_bind_text(_statement, index, "");
            return;
        }

        raw.sqlite3_bind_text(_statement, index, utf8);
    }

    public void Bind(int index, string? value)
    {
        if (value is null)
        {
            raw.sqlite3_bind_null(_statement, index);
            return;
        }

        raw.sqlite3_bind_text(_statement, index, value);
    }

    public void BindNull(int index) => raw.sqlite3_bind_null(_statement, index);

    /// <summary>Runs it once, for its effect.</summary>
    /// <exception cref="SqliteException">It failed.</exception>
    public void Run()
    {
        int result = raw.sqlite3_step(_statement);
        raw.sqlite3_reset(_statement);
        if (result is not (raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            Check(result);
        }
    }

    /// <summary>Runs it and reads the first column of the first row; null where there is no row.</summary>
    /// <exception cref="SqliteException">It failed.</exception>
    public long? ReadInt64()
    {
        int result = raw.sqlite3_step(_statement);
        long? value = result == raw.SQLITE_ROW ? raw.sqlite3_column_int64(_statement, 0) : null;
        raw.sqlite3_reset(_statement);
        if (result is not (raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            Check(result);
        }

        return value;
    }

    /// <inheritdoc/>
    public void Dispose() => _statement.Dispose();

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);
}
