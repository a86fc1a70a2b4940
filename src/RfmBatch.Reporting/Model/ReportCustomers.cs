using RfmBatch.Storage.Reading;

namespace RfmBatch.Reporting.Model;

/// <summary>One customer as lists and examples show it.</summary>
internal sealed record ReportCustomer
{
    /// <summary>Key and id, attributes, favourite category.</summary>
    public required CustomerDetail Detail { get; init; }

    /// <summary>The segment.</summary>
    public required ReportSegment Segment { get; init; }

    /// <summary>Days since the last sale in the window.</summary>
    public required int RecencyDays { get; init; }

    /// <summary>Orders in the window.</summary>
    public required int OrderCount { get; init; }

    /// <summary>Orders, days or lines by option.</summary>
    public required int FrequencyCount { get; init; }

    /// <summary>Revenue in the window, currency units.</summary>
    public required decimal RevenueAmount { get; init; }

    /// <summary>What the money score was given for.</summary>
    public required double MonetaryAmount { get; init; }

    /// <summary>First sale of all time.</summary>
    public DateOnly? FirstOrderDate { get; init; }

    /// <summary>Scores of recency, frequency and money.</summary>
    public required (int Recency, int Frequency, int Monetary) Scores { get; init; }

    /// <summary>Probability that the customer is still one; null where it is not known.</summary>
    public double? ProbabilityAlive { get; init; }

    /// <summary>Revenue expected of the next twelve months; null where no value was computed.</summary>
    public decimal? PredictedValue12MAmount { get; init; }

    /// <summary>Why the probability or the whole prediction is missing, as the view has it; null where nothing is.</summary>
    public string? PredictionGap { get; init; }

    /// <summary>Id of the customer's card in the page.</summary>
    public string Anchor => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"customer-{Detail.CustomerKey}");
}

/// <summary>Customers of much money that have not bought for long.</summary>
/// <param name="BinCount">Score classes of the run.</param>
/// <param name="MonetaryFrom">Least money score of the list.</param>
/// <param name="RecencyTo">Greatest recency score of the list.</param>
/// <param name="CustomerCount">How many there are.</param>
/// <param name="RevenueAmount">Their revenue.</param>
/// <param name="Listed">Those with the most revenue.</param>
/// <param name="Groups">All of them by the values of each attribute that has few.</param>
internal sealed record ReportWinBack(
    int BinCount,
    int MonetaryFrom,
    int RecencyTo,
    long CustomerCount,
    decimal RevenueAmount,
    IReadOnlyList<ReportCustomer> Listed,
    IReadOnlyList<ReportWinBackGroup> Groups);

/// <summary>Customers to win back that share a value of an attribute.</summary>
internal sealed record ReportWinBackGroup(
    string AttributeName, string AttributeValue, long CustomerCount, decimal RevenueAmount, long PopulationCount);
