using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RfmBatch.Storage.Sqlite.Native;

/// <summary>
/// One prepared statement on a connection's handle, without the ADO.NET layer, whose parameter objects cost more than the insert itself.
/// </summary>
internal sealed unsafe class SqliteStatement : IRowStatement
{
    private const nint CopyText = -1; // SQLITE_TRANSIENT
    private const nint KeepText = 0; // SQLITE_STATIC

    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _owner;
    private readonly nint _statement;

    /// <summary>Prepares a statement; parameters are numbered from 1 (<c>?1</c>).</summary>
    /// <exception cref="SqliteException">It is not valid.</exception>
    public SqliteStatement(SqliteConnection connection, string text)
        : this(connection.Handle ?? throw new InvalidOperationException("The connection is not open."), text)
    {
    }

    /// <summary>The same on a connection outside ADO.NET.</summary>
    /// <exception cref="SqliteException">It is not valid.</exception>
    public SqliteStatement(sqlite3 database, string text)
    {
        _database = database;
        Check(raw.sqlite3_prepare_v2(_database, text, out _owner));
        _statement = _owner.DangerousGetHandle();
    }

    /// <summary>What <see cref="SqliteNative"/> is called with; valid until <see cref="Dispose"/>.</summary>
    public nint Address => _statement;

    /// <summary>The number of a named parameter, or null.</summary>
    public int? FindParameter(string name) => raw.sqlite3_bind_parameter_index(_owner, name) is > 0 and var index ? index : null;

    public void Bind(int index, long value) => _ = SqliteNative.BindInt64(_statement, index, value);

    public void Bind(int index, double value) => _ = SqliteNative.BindDouble(_statement, index, value);

    public void BindNull(int index) => _ = SqliteNative.BindNull(_statement, index);

    /// <inheritdoc/>
    public void Bind(int index, string? value)
    {
        if (value is null)
        {
            BindNull(index);
            return;
        }

        var most = Encoding.UTF8.GetMaxByteCount(value.Length);
        Span<byte> utf8 = most <= 512 ? stackalloc byte[512] : new byte[most];
        fixed (byte* address = utf8)
        {
            Check(SqliteNative.BindText(_statement, index, address, Encoding.UTF8.GetBytes(value, utf8), CopyText));
        }
    }

    /// <inheritdoc/>
    public void BindPinned(int index, byte* utf8, int length) => _ = SqliteNative.BindText(_statement, index, utf8, length, KeepText);

    /// <inheritdoc/>
    public void Run()
    {
        var result = SqliteNative.Step(_statement);
        _ = SqliteNative.Reset(_statement);
        if (result is not (raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            Check(result);
        }
    }

    /// <summary>Moves to the next row.</summary>
    /// <returns>False after the last.</returns>
    /// <exception cref="SqliteException">It failed.</exception>
    public bool Step()
    {
        var result = SqliteNative.Step(_statement);
        if (result is not (raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            Check(result);
        }

        return result == raw.SQLITE_ROW;
    }

    /// <inheritdoc/>
    public long? ReadInt64()
    {
        var result = raw.sqlite3_step(_owner);
        long? value = result == raw.SQLITE_ROW && raw.sqlite3_column_type(_owner, 0) != raw.SQLITE_NULL
            ? raw.sqlite3_column_int64(_owner, 0)
            : null;
        _ = raw.sqlite3_reset(_owner);
        if (result is not (raw.SQLITE_DONE or raw.SQLITE_ROW))
        {
            Check(result);
        }

        return value;
    }

    /// <inheritdoc/>
    public void Dispose() => _owner.Dispose();

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);
}
