using RfmBatch.Storage.Sqlite.Native;

namespace RfmBatch.Storage.Sqlite.Runs;

/// <summary>A prepared statement that inserts so many customers of a batch at once.</summary>
internal sealed class CustomerRfmInsert : IDisposable
{
    private readonly IRowStatement _statement;
    private readonly int[][] _parameters;

    /// <summary>Prepares it.</summary>
    /// <param name="access">What writes.</param>
    /// <param name="batch">Has the columns.</param>
    /// <param name="rows">Rows per statement.</param>
    public CustomerRfmInsert(IRowAccess access, CustomerRfmBatch batch, int rows)
    {
        _statement = access.Prepare(TextOf(batch.Names, rows));
        _parameters = batch.ParametersOf(rows);
    }

    /// <summary>Rows per statement.</summary>
    public int RowCount => _parameters.Length;

    /// <summary>Inserts rows of the batch from one on.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="row">The first of the rows.</param>
    /// <param name="isNext">Whether the call before had the rows before these.</param>
    public void Run(CustomerRfmBatch batch, int row, bool isNext)
    {
        for (var i = 0; i < RowCount; i++)
        {
            batch.Bind(_statement, _parameters[i], row + i, isNext ? row + i - RowCount : null);
        }

        _statement.Run();
    }

    public void Dispose() => _statement.Dispose();

    // A statement of many rows keeps a journal of its own to undo itself when it fails, unless told that it may stop in the middle:
    // the run's rows are deleted whole.
    private static string TextOf(IReadOnlyList<string> columns, int rows) =>
        $"INSERT OR FAIL INTO rfm_CustomerRfm ({string.Join(", ", columns)}) VALUES {IRowStatement.ValuesOf(rows, columns.Count, "")};";
}
