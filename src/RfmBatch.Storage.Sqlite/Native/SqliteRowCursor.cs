using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using RfmBatch.Storage.Sql;
using SQLitePCL;

namespace RfmBatch.Storage.Sqlite.Native;

/// <summary>Reads rows from a statement's own columns: ADO.NET takes as long for the five columns of a line as SQLite for finding it.</summary>
internal sealed unsafe class SqliteRowCursor(SqliteStatement statement) : RowCursor
{
    /// <summary>Prepares a query and binds its parameters by name; ones it does not have are left out, as ADO.NET does.</summary>
    /// <exception cref="SqliteException">It is not valid.</exception>
    public static SqliteRowCursor Open(SqliteConnection connection, string text, DynamicParameters parameters)
    {
        var statement = new SqliteStatement(connection, text);
        foreach (var name in parameters.ParameterNames)
        {
            if (statement.FindParameter($"@{name}") is { } index)
            {
                Bind(statement, index, parameters.Get<object?>(name));
            }
        }

        return new SqliteRowCursor(statement);
    }

    public override bool Read() => statement.Step();

    public override bool IsNull(int ordinal) => SqliteNative.ColumnType(statement.Address, ordinal) == raw.SQLITE_NULL;

    public override int GetInt32(int ordinal) => checked((int)SqliteNative.ColumnInt64(statement.Address, ordinal));

    public override long GetAmount(int ordinal) => SqliteNative.ColumnInt64(statement.Address, ordinal);

    public override int GetDay(int ordinal) => GetInt32(ordinal);

    public override string GetString(int ordinal) => Encoding.UTF8.GetString(GetUtf8(ordinal));

    public override ReadOnlySpan<byte> GetUtf8(int ordinal)
    {
        // As a blob: asked for text, SQLite copies it to put a zero after it. In this order: asking may move it. An empty one has no address.
        byte* text = SqliteNative.ColumnBlob(statement.Address, ordinal);
        return new ReadOnlySpan<byte>(text, SqliteNative.ColumnBytes(statement.Address, ordinal));
    }

    public override ValueTask DisposeAsync()
    {
        statement.Dispose();
        return ValueTask.CompletedTask;
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
