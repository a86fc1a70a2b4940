using RfmBatch.Storage.Runs;
using RfmBatch.Storage.Sqlite.Native;

namespace RfmBatch.Storage.Sqlite.Runs;

/// <summary>The rows of one transaction, taken out of a run's columns in the order of the table's key.</summary>
/// <remarks>
/// Results are ordered by customer id, the table by customer key. Reading many columns crosswise row by row misses the processor's cache
/// once for each; one column after the other stays in it.
/// </remarks>
internal sealed class CustomerRfmBatch(IReadOnlyList<CustomerRfmColumn> columns, int capacity)
{
    // What is never bound is NULL.
    private readonly int[] _bound = [.. Enumerable.Range(0, columns.Count).Where(column => !columns[column].IsEmpty)];
    private readonly long[][] _values = [.. columns.Where(column => !column.IsEmpty).Select(_ => new long[capacity])];
    private readonly bool[] _isReal =
    [
        .. columns.Where(column => !column.IsEmpty).Select(column => column.Kind == CustomerRfmColumnKind.Real)
    ];

    public int Count { get; private set; }

    /// <summary>Names of all columns.</summary>
    public IReadOnlyList<string> Names { get; } = [.. columns.Select(column => column.Name)];

    /// <summary>
    /// By row of a statement whose parameters are <see cref="Names"/> again and again, the parameter of each column that has values.
    /// </summary>
    public int[][] ParametersOf(int rows) =>
        [.. Enumerable.Range(0, rows).Select(row => _bound.Select(column => (row * columns.Count) + column + 1).ToArray())];

    public void Gather(ReadOnlySpan<int> rows)
    {
        Count = rows.Length;
        for (var column = 0; column < _values.Length; column++)
        {
            var read = columns[_bound[column]].Read;
            var values = _values[column];
            for (var i = 0; i < rows.Length; i++)
            {
                values[i] = read(rows[i]);
            }
        }
    }

    /// <summary>Binds a row.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="parameters">The parameters of its row.</param>
    /// <param name="row">The row of the batch.</param>
    /// <param name="lastRow">The row that these parameters had last, or null where that is not known.</param>
    public void Bind(IRowStatement statement, int[] parameters, int row, int? lastRow)
    {
        for (var column = 0; column < parameters.Length; column++)
        {
            // A parameter keeps its value: the run, and columns of stages that are off, are bound once.
            var value = _values[column][row];
            if (lastRow is { } last && value == _values[column][last])
            {
                continue;
            }

            if (value == CustomerRfmColumn.NoValue)
            {
                statement.BindNull(parameters[column]);
            }
            else if (_isReal[column])
            {
                statement.Bind(parameters[column], CustomerRfmColumn.ToReal(value));
            }
            else
            {
                statement.Bind(parameters[column], value);
            }
        }
    }
}
