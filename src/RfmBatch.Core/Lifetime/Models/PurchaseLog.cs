namespace RfmBatch.Core.Lifetime.Models;

/// <summary>All purchases and returns before as-of, by customer and day: what histories at any earlier date come from.</summary>
/// <remarks>
/// Rows of a customer lie together, ascending by day, sales before returns on one day; at most one row of each kind a day. 13 bytes a row.
/// </remarks>
public sealed class PurchaseLog
{
    /// <summary>Surrogate keys of the store, in the order of the customers.</summary>
    public required int[] CustomerKeys { get; init; }

    /// <summary>First row of each customer.</summary>
    public required int[] Starts { get; init; }

    /// <summary>The row after the last of each customer.</summary>
    public required int[] Ends { get; init; }

    /// <summary>Day of each row, days since 1970-01-01.</summary>
    public required int[] Days { get; init; }

    /// <summary>Sum of the day's sales, or of its returns (normally negative), ten-thousandths.</summary>
    public required long[] Amounts { get; init; }

    /// <summary>Whether the row is of returns; the others are purchase days.</summary>
    public required bool[] IsReturn { get; init; }

    /// <summary>Number of customers.</summary>
    public int Count => CustomerKeys.Length;

    /// <summary>First purchase day of anybody, or <see cref="Day.None"/>.</summary>
    public int FirstDay()
    {
        var first = Day.None;
        for (var customer = 0; customer < Count; customer++)
        {
            for (var row = Starts[customer]; row < Ends[customer]; row++)
            {
                if (!IsReturn[row])
                {
                    first = first == Day.None ? Days[row] : Math.Min(first, Days[row]);
                    break;
                }
            }
        }

        return first;
    }

    /// <summary>The same in the order of other keys; a key that is not here has no purchases.</summary>
    /// <param name="customerKeys">Distinct keys.</param>
    public PurchaseLog ArrangedFor(int[] customerKeys)
    {
        ArgumentNullException.ThrowIfNull(customerKeys);
        var placeOf = new Dictionary<int, int>(Count);
        for (var customer = 0; customer < Count; customer++)
        {
            placeOf.Add(CustomerKeys[customer], customer);
        }

        return Of(customerKeys, Array.ConvertAll(customerKeys, key => placeOf.GetValueOrDefault(key, -1)));
    }

    /// <summary>Some of the customers, by their places.</summary>
    internal PurchaseLog Taken(int[] places) => Of(Array.ConvertAll(places, place => CustomerKeys[place]), places);

    private PurchaseLog Of(int[] customerKeys, int[] places) => new()
    {
        CustomerKeys = customerKeys,
        Starts = Array.ConvertAll(places, place => place < 0 ? 0 : Starts[place]),
        Ends = Array.ConvertAll(places, place => place < 0 ? 0 : Ends[place]),
        Days = Days,
        Amounts = Amounts,
        IsReturn = IsReturn,
    };
}
