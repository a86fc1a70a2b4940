using RfmBatch.Application.Loading.Csv;
using RfmBatch.Core;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Loading;

/// <summary>The rows of a file that are loaded: what is left out is neither looked at nor loaded, but counted.</summary>
internal sealed class RowFilter
{
    private readonly (int Position, RowCondition Condition)[] _conditions;

    private RowFilter((int Position, RowCondition Condition)[] conditions) => _conditions = conditions;

    /// <summary>Finds the columns; adds an error for each that the file does not have.</summary>
    public static RowFilter Find(IReadOnlyList<RowCondition> conditions, FileLayout layout, List<string> errors) =>
        new([.. conditions.Select(condition => (layout.Find(condition.ColumnName, condition.Option, errors), condition))]);

    /// <summary>Whether a row with all its columns is left out.</summary>
    public bool Drops(FieldReader row)
    {
        foreach (var (position, condition) in _conditions)
        {
            if (condition.Drops(row[position]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Refuses a file of which no row is left.</summary>
    /// <exception cref="RfmBatchException">There is none.</exception>
    public void ThrowIfNothingIsLeft(string name, long rowsRead, long rowsFiltered) =>
        ThrowIfNothingIsLeft(name, [.. _conditions.Select(one => one.Condition)], rowsRead, rowsFiltered);

    /// <summary>Refuses a source of which no row is left.</summary>
    /// <exception cref="RfmBatchException">There is none.</exception>
    public static void ThrowIfNothingIsLeft(string name, IReadOnlyList<RowCondition> conditions, long rowsRead, long rowsFiltered)
    {
        if (rowsRead > 0 && rowsFiltered == rowsRead)
        {
            throw new RfmBatchException(
                $"No row of '{name}' is left by {string.Join(' ', conditions)}.",
                "Nothing was loaded. Correct the column or the value; values are compared exactly.");
        }
    }
}
