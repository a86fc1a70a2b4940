namespace RfmBatch.Core.Segmentation;

/// <summary>One scored customer as rules see it.</summary>
public sealed record RuleSubject
{
    /// <summary>1..bins, highest is best.</summary>
    public required int RecencyScore { get; init; }

    /// <summary>1..bins, highest is best.</summary>
    public required int FrequencyScore { get; init; }

    /// <summary>1..bins, highest is best.</summary>
    public required int MonetaryScore { get; init; }

    /// <summary>Days since the last sale in the window.</summary>
    public required int RecencyDays { get; init; }

    /// <summary>Days since the first sale of all time.</summary>
    public required int FirstPurchaseDays { get; init; }

    /// <summary>Distinct orders with a sale in the window.</summary>
    public required int OrderCount { get; init; }

    /// <summary>Orders, days or lines by option.</summary>
    public required int FrequencyCount { get; init; }

    /// <summary>Net or sales revenue, ten-thousandths.</summary>
    public required long RevenueAmount { get; init; }

    /// <summary>Whether the monetary metric is revenue per frequency count.</summary>
    public required bool IsMonetaryMean { get; init; }
}
