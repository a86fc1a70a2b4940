namespace RfmBatch.Storage.Aggregation;

/// <summary>The order of the tables, in which rows are cheapest to write.</summary>
public static class CustomerKeyOrder
{
    /// <summary>Indexes of <paramref name="customerKeys"/>, ascending by key.</summary>
    public static int[] Of(int[] customerKeys)
    {
        ArgumentNullException.ThrowIfNull(customerKeys);
        var order = new int[customerKeys.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort((int[])customerKeys.Clone(), order);
        return order;
    }
}
