using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using RfmBatch.Storage.Sql;
using SQLitePCL;

namespace RfmBatch.Storage.Sqlite.Native;

/// <summary>
/// Reads rows from a statement's own columns: ADO.NET takes as long for the five columns of a line as SQLite for finding it.
/// </summary>
/// <remarks>
/// On a connection of its own that nobody else can reach, without the mutex that SQLite takes at each call. A connection of ADO.NET needs
/// it: commands that were not disposed of are ended by the finalizer's thread, in the middle of whatever else the connection does.
/// </remarks>
internal sealed unsafe class SqliteRowCursor(sqlite3 database, SqliteStatement statement) : RowCursor
{
    /// <summary>Prepares a query and binds its parameters by name; ones it does not have are left out, as ADO.NET does.</summary>
    /// <param name="path">The file.</param>
    /// <param name="pragmas">Run first.</param>
    /// <param name="text">The query; it sees what is committed.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <exception cref="SqliteException">The file cannot be opened, or the query is not valid.</exception>
    public static SqliteRowCursor Open(string path, string pragmas, string text, DynamicParameters parameters)
    {
        var result = raw.sqlite3_open_v2(path, out var database, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX, null);
        try
        {
            SqliteException.ThrowExceptionForRC(result, database);
            SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(database, pragmas), database);
            return new SqliteRowCursor(database, Prepare(database, text, parameters));
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    public override bool Read() => statement.Step();

    public override bool IsNull(int ordinal) => SqliteNative.ColumnType(statement.Address, ordinal) == raw.SQLITE_NULL;

    public override int GetInt32(int ordinal) => checked((int)SqliteNative.ColumnInt64(statement.Address, ordinal));

    public override long GetAmount(int ordinal) => SqliteNative.ColumnInt64(statement.Address, ordinal);

    public override int GetDay(int ordinal) => GetInt32(ordinal);

    public override string GetString(int ordinal) => Encoding.UTF8.GetString(GetUtf8(ordinal));

    public override ReadOnlySpan<byte> GetUtf8(int ordinal)
    {
        // As a blob: asked for text, SQLite copies it to put a zero after it. In this order: asking may move it. An empty one has no
        // address.
        byte* text = SqliteNative.ColumnBlob(statement.Address, ordinal);
        return new ReadOnlySpan<byte>(text, SqliteNative.ColumnBytes(statement.Address, ordinal));
    }

    public override ValueTask DisposeAsync()
    {
        statement.Dispose();
        database.Dispose();
        return ValueTask.CompletedTask;
    }

    private static SqliteStatement Prepare(sqlite3 database, string text, DynamicParameters parameters)
    {
        var statement = new SqliteStatement(database, text);
        foreach (var name in parameters.ParameterNames)
        {
            if (statement.FindParameter($"@{name}") is { } index)
            {
                Bind(statement, index, parameters.Get<object?>(name));
            }
        }

        return statement;
    }

    private static void Bind(SqliteStatement statement, int index, object? value)
    {
        switch (value)
        {
            case null:
                statement.BindNull(index);
                break;
            case string text:
                statement.Bind(index, text);
                break;
            case int number:
                statement.Bind(index, number);
                break;
            case long number:
                statement.Bind(index, number);
                break;
            default:
                throw new ArgumentException($"A {value.GetType().Name} cannot be a parameter of a row query.", nameof(value));
        }
    }
}
