namespace RfmBatch.Application.Sampling;

/// <summary>The made shop: its products, countries and the numbers that govern its customers.</summary>
/// <remarks>
/// Customers buy and leave as in BG/NBD (Fader, Hardie &amp; Lee 2005): a gamma purchase rate, and after each order a beta chance to leave.
/// The numbers are chosen for about six rows per customer over two years and for segments that are all inhabited.
/// </remarks>
internal static class SampleShop
{
    /// <summary>The first day.</summary>
    public static readonly DateOnly FirstDay = new(2024, 1, 1);

    /// <summary>Days up to 2025-12-31.</summary>
    public const int DayCount = 731;

    /// <summary>BG/NBD r: shape of the purchase rates.</summary>
    public const double RateShape = 0.65;

    /// <summary>BG/NBD 1/alpha in orders per day: mean rate r/alpha = one order in 73 days.</summary>
    public const double RatePerDay = 0.021;

    /// <summary>BG/NBD a and b: the chance to leave after an order has mean 0.23.</summary>
    public const double DropoutA = 0.8;

    /// <summary>See <see cref="DropoutA"/>.</summary>
    public const double DropoutB = 2.7;

    /// <summary>The chance that an order has one more line.</summary>
    public const double MoreLinesChance = 0.45;

    /// <summary>The chance that a line comes back.</summary>
    public const double ReturnChance = 0.026;

    /// <summary>Products of each category.</summary>
    public const int ProductsPerCategory = 8;

    /// <summary>Categories with the middle price of their products.</summary>
    public static readonly (string Name, double MiddlePrice)[] Categories =
        [
            ("Kitchen", 18), ("Garden", 27), ("Books", 12), ("Toys", 16), ("Clothing", 34), ("Electronics", 89), ("Sports", 42),
            ("Beauty", 14)
        ];

    /// <summary>Countries with their share of customers, cumulated.</summary>
    public static readonly (string Name, double CumulativeShare)[] Countries =
        [
            ("Germany", 0.38), ("France", 0.57), ("United Kingdom", 0.72), ("Netherlands", 0.82), ("Spain", 0.90), ("Austria", 0.96),
            ("Poland", 1.0)
        ];
}
