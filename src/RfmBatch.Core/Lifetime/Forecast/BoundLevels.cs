namespace RfmBatch.Core.Lifetime.Forecast;

/// <summary>Which quantiles of a customer's predicted revenue its bounds are, by purchase days after the first.</summary>
internal sealed class BoundLevels(IReadOnlyList<IntervalClass> classes)
{
    /// <summary>Nominal level of an upper end.</summary>
    public const double NominalHigh = .95;

    /// <summary>Nominal level of a lower end.</summary>
    public const double NominalLow = .05;

    /// <summary>5 % and 95 % for everybody.</summary>
    public static BoundLevels Nominal { get; } = new([]);

    /// <summary>The levels of customers with x.</summary>
    public (double Low, double High) For(int repeatOrderDays)
    {
        foreach (var one in classes)
        {
            if (repeatOrderDays >= one.OrdersFrom && (one.OrdersTo is null || repeatOrderDays <= one.OrdersTo))
            {
                return (one.LowLevel, one.HighLevel);
            }
        }

        return (NominalLow, NominalHigh);
    }
}

/// <summary>Customers whose bounds share a level, and how bounds did on the holdout.</summary>
/// <param name="OrdersFrom">Least purchase days after the first.</param>
/// <param name="OrdersTo">Most, or null for any number.</param>
/// <param name="CustomerCount">Customers of the class that the level was found on.</param>
/// <param name="HighLevel">β: the upper end is this quantile of the model's distribution.</param>
/// <param name="LowLevel">The lower end is this quantile.</param>
/// <param name="LowCustomerCount">Of them, those whose nominal lower end is above 0.</param>
/// <param name="CoverageBefore">Share within the nominal bounds.</param>
/// <param name="CoverageAfter">Share within calibrated bounds, each half of the customers by levels found on the other.</param>
/// <param name="AboveBefore">Share above the nominal upper end; .05 is meant.</param>
/// <param name="AboveAfter">Share above the calibrated one, likewise by halves.</param>
public sealed record IntervalClass(
    int OrdersFrom,
    int? OrdersTo,
    int CustomerCount,
    double HighLevel,
    double LowLevel,
    int LowCustomerCount,
    double CoverageBefore,
    double CoverageAfter,
    double AboveBefore,
    double AboveAfter);
