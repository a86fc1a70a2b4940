using System.Runtime.InteropServices;

namespace RfmBatch.Storage.Sqlite.Native;

/// <summary>The functions that a load or a run calls tens of millions of times, on the statement's address.</summary>
/// <remarks>
/// SQLitePCLRaw counts references of its safe handles at each call, which costs as much as the insert itself. The same library is called
/// here; the statement's owner keeps it alive. Binding and reading columns do not block, so they need no transition of the garbage
/// collector; stepping may, and has it.
/// </remarks>
internal static partial class SqliteNative
{
    private const string Library = "e_sqlite3";

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_int64")]
    [SuppressGCTransition]
    public static partial int BindInt64(nint statement, int index, long value);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_double")]
    [SuppressGCTransition]
    public static partial int BindDouble(nint statement, int index, double value);

    [LibraryImport(Library, EntryPoint = "sqlite3_bind_null")]
    [SuppressGCTransition]
    public static partial int BindNull(nint statement, int index);

    /// <summary>With <paramref name="destructor"/> 0 the bytes must stay where they are until the statement is stepped.</summary>
    [LibraryImport(Library, EntryPoint = "sqlite3_bind_text")]
    [SuppressGCTransition]
    public static unsafe partial int BindText(nint statement, int index, byte* utf8, int length, nint destructor);

    [LibraryImport(Library, EntryPoint = "sqlite3_step")]
    public static partial int Step(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_reset")]
    public static partial int Reset(nint statement);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_type")]
    [SuppressGCTransition]
    public static partial int ColumnType(nint statement, int ordinal);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_int64")]
    [SuppressGCTransition]
    public static partial long ColumnInt64(nint statement, int ordinal);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_blob")]
    [SuppressGCTransition]
    public static unsafe partial byte* ColumnBlob(nint statement, int ordinal);

    [LibraryImport(Library, EntryPoint = "sqlite3_column_bytes")]
    [SuppressGCTransition]
    public static partial int ColumnBytes(nint statement, int ordinal);

    [LibraryImport(Library, EntryPoint = "sqlite3_db_mutex")]
    public static partial nint DatabaseMutex(nint database);

    [LibraryImport(Library, EntryPoint = "sqlite3_mutex_enter")]
    public static partial void EnterMutex(nint mutex);

    [LibraryImport(Library, EntryPoint = "sqlite3_mutex_leave")]
    public static partial void LeaveMutex(nint mutex);
}
