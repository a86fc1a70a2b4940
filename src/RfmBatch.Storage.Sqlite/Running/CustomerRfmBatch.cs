using RfmBatch.Storage.Running;
using RfmBatch.Storage.Sqlite.Native;

namespace RfmBatch.Storage.Sqlite.Running;

/// <summary>The rows of one transaction, taken out of a run's columns in the order of the table's key.</summary>
/// <remarks>
/// Results are ordered by customer id, the table by customer key. Reading many columns crosswise row by row misses the processor's cache once
/// for each; one column after the other stays in it.
/// </remarks>
internal sealed class CustomerRfmBatch(IReadOnlyList<CustomerRfmColumn> columns, int capacity)
{
    // What is never bound is NULL.
    private readonly CustomerRfmColumn[] _bound = [.. columns.Where(column => !column.IsEmpty)];
    private readonly long[][] _values = [.. columns.Where(column => !column.IsEmpty).Select(_ => new long[capacity])];
    private readonly bool[] _isReal = [.. columns.Where(column => !column.IsEmpty).Select(column => column.Kind == CustomerRfmColumnKind.Real)];

    public int Count { get; private set; }

    /// <summary>The number of the parameter of each column that has values; it has the column's name.</summary>
    /// <exception cref="InvalidOperationException">The statement has others.</exception>
    public int[] ParametersOf(SqliteStatement statement) => statement.ParameterCount == columns.Count
        ? [.. _bound.Select(column => statement.ParameterOf($"@{column.Name}"))]
        : throw new InvalidOperationException($"The statement has {statement.ParameterCount} parameters for {columns.Count} columns.");

    public void Gather(ReadOnlySpan<int> rows)
    {
        Count = rows.Length;
        for (var column = 0; column < _values.Length; column++)
        {
            var read = _bound[column].Read;
            var values = _values[column];
            for (var i = 0; i < rows.Length; i++)
            {
                values[i] = read(rows[i]);
            }
        }
    }

    public void Bind(SqliteStatement statement, int[] parameters, int row)
    {
        for (var column = 0; column < parameters.Length; column++)
        {
            // A parameter keeps its value: the run, and columns of stages that are off, are bound once.
            var value = _values[column][row];
            if (row > 0 && value == _values[column][row - 1])
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
