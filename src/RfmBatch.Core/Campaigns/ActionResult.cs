namespace RfmBatch.Core.Campaigns;

/// <summary>What came back from the customers of one action, or of all, treated beside control.</summary>
public sealed record ActionResult
{
    /// <summary>The action; empty for all together.</summary>
    public required string ActionName { get; init; }

    /// <summary>Customers treated.</summary>
    public required int TreatedCount { get; init; }

    /// <summary>Of them, those who ordered.</summary>
    public required int TreatedResponseCount { get; init; }

    /// <summary>Customers left alone.</summary>
    public required int ControlCount { get; init; }

    /// <summary>Of them, those who ordered.</summary>
    public required int ControlResponseCount { get; init; }

    /// <summary>What the treated ordered for, ten-thousandths; null where amounts are not known.</summary>
    public required long? TreatedAmount { get; init; }

    /// <summary>What the control ordered for, ten-thousandths; null where amounts are not known.</summary>
    public required long? ControlAmount { get; init; }

    /// <summary>Whether there are enough controls and responses to say anything of the lift.</summary>
    public bool IsEnough => Lift is not null && ResponseStratum.IsEnough(ControlCount, TreatedResponseCount + ControlResponseCount);

    /// <summary>Incremental probability of an order; null without treated or without control.</summary>
    public required Interval? Lift { get; init; }

    /// <summary>
    /// Incremental revenue per treated customer, currency units; null where amounts are not known or a group has fewer than two customers.
    /// </summary>
    public required Interval? RevenueLift { get; init; }
}
