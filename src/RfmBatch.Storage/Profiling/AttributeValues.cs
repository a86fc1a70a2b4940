using RfmBatch.Core.Profiling;

namespace RfmBatch.Storage.Profiling;

/// <summary>One attribute while it is read: a number per distinct value instead of a text per customer.</summary>
internal sealed class AttributeValues
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly int[] _rows;

    public AttributeValues(int customers)
    {
        _rows = new int[customers];
        Array.Fill(_rows, -1);
    }

    public void Set(int row, string value)
    {
        if (!_numbers.TryGetValue(value, out var number))
        {
            _numbers.Add(value, number = _numbers.Count);
        }

        _rows[row] = number;
    }

    // A dictionary without removals enumerates in the order of adding, which is that of the numbers.
    public AttributeColumn ToColumn(string name) => new(name, [.. _numbers.Keys], _rows);
}
