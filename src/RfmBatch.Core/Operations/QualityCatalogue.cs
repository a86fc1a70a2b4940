using RfmBatch.Core.Scoring;

namespace RfmBatch.Core.Operations;

/// <summary>Every check there is, by stable id.</summary>
internal static class QualityCatalogue
{
    /// <summary>The run has at least one customer.</summary>
    public static QualityCheck HasCustomers { get; } = new("RFM001", CheckSeverity.Error, "Run has customers");

    /// <summary>One row per customer, in ordinal order of customer ids.</summary>
    public static QualityCheck UniqueCustomers { get; } = new("RFM002", CheckSeverity.Error, "Customers are unique");

    /// <summary>Segment counts add up to the customers.</summary>
    public static QualityCheck SegmentCounts { get; } = new("RFM003", CheckSeverity.Error, "Segment counts equal customers");

    /// <summary>Customer shares and revenue shares add up to 1.</summary>
    public static QualityCheck SharesSumToOne { get; } = new("RFM004", CheckSeverity.Error, "Shares sum to 1");

    /// <summary>Scores are 1..bins, and there for everyone with a sale in the window.</summary>
    public static QualityCheck ScoreRange { get; } = new("RFM005", CheckSeverity.Error, "Scores are within 1..bins");

    /// <summary>Revenue of the run equals revenue of the transactions.</summary>
    public static QualityCheck RevenueReconciles { get; } = new(
        "RFM006", CheckSeverity.Error, "Summary revenue equals transaction revenue");

    /// <summary>The last observed day is recent enough.</summary>
    public static QualityCheck Freshness { get; } = new("RFM007", CheckSeverity.Warning, "Data is fresh");

    /// <summary>Configuration equals the previous run's, so that history goes on.</summary>
    public static QualityCheck ConfigurationUnchanged { get; } = new("RFM008", CheckSeverity.Notice, "Configuration is unchanged");

    /// <summary>Loads since the run before rejected no rows; a warning from a share on.</summary>
    public static QualityCheck RejectedRows { get; } = new("RFM009", CheckSeverity.Notice, "No rows were rejected");

    /// <summary>Every customer with scores is in one cluster of each method, and nobody else.</summary>
    public static QualityCheck ClusterCounts { get; } = new("RFM030", CheckSeverity.Error, "Cluster counts equal scored customers");

    /// <summary>How many k-means clusters there are, and why.</summary>
    public static QualityCheck ClusterNumber { get; } = new("RFM031", CheckSeverity.Notice, "Number of clusters");

    /// <summary>Bootstrap resamples find the same k-means clusters.</summary>
    public static QualityCheck ClusterStability { get; } = new("RFM032", CheckSeverity.Warning, "Clusters are stable");

    /// <summary>k-means centroids are where they were in the previous comparable run.</summary>
    public static QualityCheck ClusterDrift { get; } = new("RFM033", CheckSeverity.Warning, "Clusters stay where they were");

    /// <summary>The hierarchy merges single customers, not micro-clusters.</summary>
    public static QualityCheck HierarchyExact { get; } = new("RFM034", CheckSeverity.Notice, "Hierarchy is exact");

    /// <summary>How far clusters, hierarchical clusters and segments say the same; never fails.</summary>
    public static QualityCheck ClusterAgreement { get; } = new("RFM035", CheckSeverity.Notice, "Agreement of groupings");

    /// <summary>There was enough to fit a value model to.</summary>
    public static QualityCheck ValuePredicted { get; } = new("RFM040", CheckSeverity.Notice, "Value is predicted");

    /// <summary>The purchase model asked for is identified by the data.</summary>
    public static QualityCheck PurchaseModel { get; } = new("RFM041", CheckSeverity.Warning, "Purchase model is identified");

    /// <summary>The optimiser reached a maximum of both likelihoods.</summary>
    public static QualityCheck ModelsConverged { get; } = new("RFM042", CheckSeverity.Warning, "Value models converged");

    /// <summary>The amounts of orders are modelled, without a makeshift.</summary>
    public static QualityCheck AmountModel { get; } = new("RFM043", CheckSeverity.Notice, "Order values are modelled");

    /// <summary>Orders predicted for the holdout against those that came.</summary>
    public static QualityCheck HoldoutOrders { get; } = new("RFM044", CheckSeverity.Warning, "Holdout orders are predicted");

    /// <summary>The model's own intervals hold as many customers of the holdout as they promise.</summary>
    public static QualityCheck HoldoutCoverage { get; } = new("RFM045", CheckSeverity.Warning, "Holdout intervals cover");

    /// <summary>Orders of the holdout by how often customers had bought.</summary>
    public static QualityCheck HoldoutFrequency { get; } = new(
        "RFM046", CheckSeverity.Warning, "Holdout orders are predicted by frequency");

    /// <summary>Orders of the holdout by how likely customers were still there.</summary>
    public static QualityCheck HoldoutAlive { get; } = new("RFM047", CheckSeverity.Warning, "Holdout orders are predicted by activity");

    /// <summary>What orders of the holdout were worth.</summary>
    public static QualityCheck HoldoutValue { get; } = new("RFM048", CheckSeverity.Warning, "Holdout order values are predicted");

    /// <summary>Orders of the holdout by thirteen weeks.</summary>
    public static QualityCheck HoldoutQuarters { get; } = new(
        "RFM049", CheckSeverity.Warning, "Holdout orders are predicted by quarter");

    /// <summary>The last day with rows lies near the days before it.</summary>
    public static QualityCheck LastDay { get; } = new("RFM050", CheckSeverity.Error, "The last day follows the rest");

    /// <summary>New loads bring as much as loads before them vary, and nothing that is there.</summary>
    public static QualityCheck LoadVolume { get; } = new("RFM051", CheckSeverity.Error, "New loads are like those before");

    /// <summary>No customer has a share of orders or revenue that nobody has.</summary>
    public static QualityCheck CustomerShare { get; } = new("RFM052", CheckSeverity.Warning, "No customer stands out");

    /// <summary>An order is of one day or of a few; a warning from a share on.</summary>
    public static QualityCheck OrderSpan { get; } = new("RFM053", CheckSeverity.Warning, "Orders are of a month at most");

    /// <summary>Customer ids differ in more than their writing; a warning from a share on.</summary>
    public static QualityCheck AlikeIds { get; } = new("RFM054", CheckSeverity.Warning, "Customer ids differ in more than writing");

    /// <summary>All checks, ascending by id; those of clusters and value are made where these are on.</summary>
    public static IReadOnlyList<QualityCheck> All { get; } =
    [
        HasCustomers, UniqueCustomers, SegmentCounts, SharesSumToOne, ScoreRange, RevenueReconciles, Freshness, ConfigurationUnchanged,
        RejectedRows,
        SpreadOf(Metric.Recency), SpreadOf(Metric.Frequency), SpreadOf(Metric.Monetary),
        DriftOf(Metric.Recency), DriftOf(Metric.Frequency), DriftOf(Metric.Monetary), SegmentDrift,
        OrderLevel, AmountLevel, RecentOrders, RecentAmounts,
        ClusterCounts, ClusterNumber, ClusterStability, ClusterDrift, HierarchyExact, ClusterAgreement,
        ValuePredicted, PurchaseModel, ModelsConverged, AmountModel, HoldoutOrders, HoldoutCoverage,
        HoldoutFrequency, HoldoutAlive, HoldoutValue, HoldoutQuarters,
        LastDay, LoadVolume, CustomerShare, OrderSpan, AlikeIds,
    ];

    /// <summary>PSI of segment shares against the previous comparable run.</summary>
    public static QualityCheck SegmentDrift => new("RFM024", CheckSeverity.Warning, "Segment shares are stable");

    /// <summary>Orders per scored customer against the previous comparable run.</summary>
    public static QualityCheck OrderLevel => new("RFM025", CheckSeverity.Warning, "Orders per customer are stable");

    /// <summary>Amount per order against the previous comparable run.</summary>
    public static QualityCheck AmountLevel => new("RFM026", CheckSeverity.Warning, "Amount per order is stable");

    /// <summary>Orders since the previous comparable run, against what earlier stretches let expect.</summary>
    public static QualityCheck RecentOrders => new("RFM027", CheckSeverity.Warning, "Customers buy as often as before");

    /// <summary>Amounts since the previous comparable run, against what the same customers paid before.</summary>
    public static QualityCheck RecentAmounts => new("RFM028", CheckSeverity.Warning, "Customers pay as much as before");

    /// <summary>The metric's values differ, so that scores tell customers apart.</summary>
    public static QualityCheck SpreadOf(Metric metric) => new($"RFM01{(int)metric + 1}", CheckSeverity.Warning, $"{metric} has spread");

    /// <summary>PSI of the metric's values against the previous comparable run.</summary>
    public static QualityCheck DriftOf(Metric metric) => new($"RFM02{(int)metric + 1}", CheckSeverity.Warning, $"{metric} is stable");
}

/// <summary>The outcome of one check of one run.</summary>
/// <param name="CheckId">Stable id such as <c>RFM001</c>.</param>
/// <param name="Severity">What a failure means.</param>
/// <param name="Passed">Whether the check passed.</param>
/// <param name="Detail">Figures in one sentence; no personal data.</param>
public sealed record QualityFinding(string CheckId, CheckSeverity Severity, bool Passed, string Detail)
{
    /// <summary>
    /// What is at fault by stable names, such as <c>load 7</c>: accepted once, it holds no later run. Empty where the check knows none.
    /// </summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];
}

/// <summary>What the failure of a check means.</summary>
public enum CheckSeverity
{
    /// <summary>Worth knowing.</summary>
    Notice,

    /// <summary>Worth acting on; the run is published.</summary>
    Warning,

    /// <summary>The run is held until it is accepted.</summary>
    Error,
}

/// <summary>One check of the catalogue.</summary>
/// <param name="Id">Stable id, <c>RFM</c> and three digits; never reused.</param>
/// <param name="Severity">What a failure means; drift checks raise theirs from notice to warning by size.</param>
/// <param name="Title">What is asserted, a few words.</param>
internal sealed record QualityCheck(string Id, CheckSeverity Severity, string Title)
{
    internal QualityFinding Passed(string detail) => new(Id, Severity, true, $"{Title}: {detail}");

    internal QualityFinding Failed(string detail, CheckSeverity? severity = null) =>
        new(Id, severity ?? Severity, false, $"{Title}: {detail}");

    internal QualityFinding Of(bool passed, string detail) => passed ? Passed(detail) : Failed(detail);
}
