namespace RfmBatch.Core.Lifetime.Models;

/// <summary>A part of the customers by a hash of their keys: the same in every run, whatever the order or the seed.</summary>
internal static class CustomerSample
{
    /// <summary>Models are compared on this many at most.</summary>
    public const int ToCompare = 50_000;

    /// <summary>Earlier dates are predicted for this many at most.</summary>
    public const int ToBacktest = 100_000;

    /// <summary>Places of the customers with the smallest hashes, ascending.</summary>
    public static int[] Places(int[] customerKeys, int most)
    {
        var places = Enumerable.Range(0, customerKeys.Length).ToArray();
        if (customerKeys.Length <= most)
        {
            return places;
        }

        Array.Sort(Array.ConvertAll(customerKeys, key => Hash((uint)key)), places);
        Array.Resize(ref places, most);
        Array.Sort(places);
        return places;
    }

    // SplitMix64's mixing function (Steele, Lea and Flood 2014).
    private static ulong Hash(ulong key)
    {
        var value = key + 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
