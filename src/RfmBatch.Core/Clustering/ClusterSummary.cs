namespace RfmBatch.Core.Clustering;

/// <summary>One cluster of one run in figures.</summary>
public sealed record ClusterSummary
{
    /// <summary>Name from levels against the population, unique within the run and method.</summary>
    public required ClusterPersona Persona { get; init; }

    /// <summary>Customers in the cluster, at least 1.</summary>
    public required int CustomerCount { get; init; }

    /// <summary>Share of all customers of the run, those without a sale in the window included, 0..1.</summary>
    public required double CustomerShare { get; init; }

    /// <summary>Orders in the window.</summary>
    public required long OrderCount { get; init; }

    /// <summary>Revenue, ten-thousandths.</summary>
    public required long RevenueAmount { get; init; }

    /// <summary>Share of the run's revenue, or null where that is 0.</summary>
    public required double? RevenueShare { get; init; }

    /// <summary>Mean days since the last sale.</summary>
    public required double RecencyDaysMean { get; init; }

    /// <summary>Mean orders.</summary>
    public required double OrderCountMean { get; init; }

    /// <summary>Mean revenue, currency units.</summary>
    public required double RevenueAmountMean { get; init; }

    /// <summary>Mean silhouette of its customers, −1..1; null where there is one cluster only.</summary>
    public required double? SilhouetteMean { get; init; }
}
