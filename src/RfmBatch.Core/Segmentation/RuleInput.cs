namespace RfmBatch.Core.Segmentation;

/// <summary>What a rule may look at; in a rule set file the names are written in camelCase.</summary>
public enum RuleInput
{
    /// <summary>Recency score, in the rule set's orientation.</summary>
    RecencyScore,

    /// <summary>Frequency score, in the rule set's orientation.</summary>
    FrequencyScore,

    /// <summary>Monetary score, in the rule set's orientation.</summary>
    MonetaryScore,

    /// <summary>Sum of the three scores, 3..3·bins, in the rule set's orientation.</summary>
    TotalScore,

    /// <summary>Days since the last sale in the window, at least 1.</summary>
    RecencyDays,

    /// <summary>Days since the first sale of all time, at least <see cref="RecencyDays"/>.</summary>
    FirstPurchaseDays,

    /// <summary>Distinct orders with a sale in the window, at least 1.</summary>
    OrderCount,

    /// <summary>Orders, days or lines by option, at least 1.</summary>
    FrequencyCount,

    /// <summary>Net or sales revenue by option, currency units.</summary>
    RevenueAmount,

    /// <summary>Revenue or mean revenue by option, currency units.</summary>
    MonetaryAmount,

    /// <summary>Revenue divided by the frequency count, unrounded, currency units.</summary>
    MeanAmount,
}
