using Microsoft.Data.Sqlite;

namespace RfmBatch.Storage.Sqlite.Native;

/// <summary>How a load and a run write rows by the million.</summary>
/// <remarks>Whether SQLite's own functions or commands of ADO.NET do it is chosen here alone.</remarks>
internal interface IRowAccess
{
    /// <summary>What writes on a connection.</summary>
    static IRowAccess Of(SqliteConnection connection) => new NativeRowAccess(connection);

    /// <summary>Prepares a statement; parameters are numbered from 1 (<c>?1</c>).</summary>
    /// <exception cref="SqliteException">It is not valid.</exception>
    IRowStatement Prepare(string text);

    /// <summary>Keeps the connection to this thread while it writes, until disposed of on the same thread.</summary>
    IDisposable Hold();
}

/// <summary>A prepared statement whose parameters keep their values until they are bound again.</summary>
internal unsafe interface IRowStatement : IDisposable
{
    /// <summary>The rows of a VALUES clause, their parameters numbered on from row to row.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Parameters of each.</param>
    /// <param name="end">What follows the parameters of each row, as SQL.</param>
    static string ValuesOf(int rows, int columns, string end) =>
        string.Join(", ", Enumerable.Range(0, rows).Select(row => $"({ParametersOf(row * columns, columns)}{end})"));

    void Bind(int index, long value);

    void Bind(int index, double value);

    void BindNull(int index);

    /// <summary>Binds a text; it is copied.</summary>
    void Bind(int index, string? value);

    /// <summary>Binds a text that stays where it is until <see cref="Run"/> has returned.</summary>
    /// <remarks>The address must not be null, which SQLite takes for NULL.</remarks>
    void BindPinned(int index, byte* utf8, int length);

    /// <summary>Runs it once, for its effect.</summary>
    /// <exception cref="SqliteException">It failed.</exception>
    void Run();

    /// <summary>Runs it and reads the first column of the first row; null where there is no row.</summary>
    /// <exception cref="SqliteException">It failed.</exception>
    long? ReadInt64();

    private static string ParametersOf(int before, int count) =>
        string.Join(", ", Enumerable.Range(before + 1, count).Select(index => $"?{index}"));
}
