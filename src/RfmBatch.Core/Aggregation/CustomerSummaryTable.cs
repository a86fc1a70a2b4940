namespace RfmBatch.Core.Aggregation;

/// <summary>One aggregate row per customer of the population, in columns; all columns have <see cref="Count"/> elements.</summary>
/// <remarks>
/// Ordered by <see cref="CustomerIds"/>, ordinal, so that both stores give the stages the same input.
/// Population: passes the filter and has at least one row dated before as-of. A customer without a sale in the window has
/// <see cref="Day.None"/> in <see cref="LastOrderDays"/> and zero counts.
/// </remarks>
public sealed class CustomerSummaryTable
{
    /// <summary>Number of customers.</summary>
    public int Count => CustomerKeys.Length;

    /// <summary>Surrogate keys of the store.</summary>
    public required int[] CustomerKeys { get; init; }

    /// <summary>Source ids, strictly ascending in ordinal order.</summary>
    public required string[] CustomerIds { get; init; }

    /// <summary>First sale of all time before as-of, days since 1970-01-01, or <see cref="Day.None"/>.</summary>
    public required int[] FirstOrderDays { get; init; }

    /// <summary>Last sale in the window, days since 1970-01-01, or <see cref="Day.None"/>.</summary>
    public required int[] LastOrderDays { get; init; }

    /// <summary>Distinct orders with a sale in the window.</summary>
    public required int[] OrderCounts { get; init; }

    /// <summary>Distinct days with a sale in the window.</summary>
    public required int[] DayCounts { get; init; }

    /// <summary>Sale lines in the window.</summary>
    public required int[] LineCounts { get; init; }

    /// <summary>Sum of sale lines in the window, ten-thousandths.</summary>
    public required long[] SalesAmounts { get; init; }

    /// <summary>Sum of return lines in the window, ten-thousandths, normally negative.</summary>
    public required long[] ReturnAmounts { get; init; }
}
