namespace RfmBatch.Storage.Loading;

/// <summary>
/// Ids that look like a stand-in for buyers nobody knows. They load, for a shop may have a customer 0, but a warning counts their rows.
/// </summary>
public static class DoubtfulCustomers
{
    /// <summary>The ids, in any case.</summary>
    public static IReadOnlyList<string> Ids { get; } =
    [
        "0", "00", "000", "0000", "00000", "000000", "0.0", "-1", "-1.0", "-", "--", ".", "?", "NA", "unknown", "guest", "anonymous",
        "undefined", "not set", "(not set)", "not available", "no customer", "walk-in", "walk in", "cash", "dummy", "test",
        "blank", "(blank)", "empty",
    ];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        new HashSet<string>(Ids, StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether an id is one of them.</summary>
    public static bool Has(ReadOnlySpan<char> id) => Lookup.Contains(id);
}
