using RfmBatch.Application.Loading.Csv;
using RfmBatch.Storage.Loading;

namespace RfmBatch.Application.Loading;

/// <summary>Clears the mapped fields of a row that say that a value is missing.</summary>
internal sealed class MissingFields
{
    private readonly MissingMarkers _missing;
    private readonly int[] _values;
    private readonly int[] _numbers;

    /// <summary>Tells ids, numbers and other values apart: each has markers of its own.</summary>
    public MissingFields(TransactionColumns columns, MissingMarkers missing)
    {
        _missing = missing;
        Ids = [.. new[] { columns.Customer, columns.Order, columns.Product }.Where(position => position >= 0)];
        _numbers = [.. new[] { columns.Quantity, columns.Price, columns.Amount }.Where(position => position >= 0)];
        _values = [.. columns.All.Except(Ids).Except(_numbers)];
    }

    /// <summary>The positions of the mapped ids.</summary>
    public int[] Ids { get; }

    /// <summary>Clears ids and other values.</summary>
    /// <remarks>Numbers wait until they cannot be read: no marker is a number, and nearly every number can.</remarks>
    public void Clear(FieldReader row)
    {
        foreach (var position in Ids)
        {
            if (_missing.IsMissingId(row[position]))
            {
                row.Clear(position);
            }
        }

        foreach (var position in _values)
        {
            if (_missing.IsMissing(row[position]))
            {
                row.Clear(position);
            }
        }
    }

    /// <summary>Clears numbers.</summary>
    /// <returns>Whether there was one to clear.</returns>
    public bool ClearNumbers(FieldReader row)
    {
        var hasCleared = false;
        foreach (var position in _numbers)
        {
            if (_missing.IsMissingNumber(row[position]))
            {
                row.Clear(position);
                hasCleared = true;
            }
        }

        return hasCleared;
    }
}
