using RfmBatch.Core.Operations;

namespace RfmBatch.Storage.Operations;

/// <summary>Every identity there is, by stable id; a failed one is an error.</summary>
internal static class IdentityCatalogue
{
    /// <summary>All, ascending by id. Each query <c>Check_…</c> is one of them.</summary>
    public static IReadOnlyList<Identity> All { get; } =
    [
        new("RFM060", "Stored customers equal segment counts", "Check_SegmentCounts", IdentityMoment.Written),
        new("RFM061", "Stored customers equal cluster counts", "Check_ClusterCounts", IdentityMoment.Written),
        new("RFM062", "Stored totals equal segments and cells", "Check_RunTotals", IdentityMoment.Finished),
        new("RFM063", "Stored shares sum to 1", "Check_ShareSums", IdentityMoment.Finished),
        new("RFM064", "Clusters hold every scored customer once", "Check_ClusterTotals", IdentityMoment.Finished),
        new("RFM065", "The chosen number of clusters is theirs", "Check_ClusterChoice", IdentityMoment.Finished),
        new("RFM066", "Clusters by segment add up", "Check_ClusterAgreement", IdentityMoment.Finished),
        new("RFM067", "The hierarchy's parts add up", "Check_ClusterTree", IdentityMoment.Finished),
        new("RFM068", "Profiles add up to their groups", "Check_ProfileTotals", IdentityMoment.Finished),
        new("RFM069", "Migration leaves from the earlier run's counts", "Check_MigrationFromCounts", IdentityMoment.Published),
        new("RFM070", "Migration arrives at this run's counts", "Check_MigrationToCounts", IdentityMoment.Published),
        new("RFM071", "Cohorts keep their size", "Check_Cohorts", IdentityMoment.Published),
        new("RFM072", "History says what the run says", "Check_HistoryMatchesRun", IdentityMoment.Published),
        new("RFM073", "Stays in segments do not overlap", "Check_HistoryOverlaps", IdentityMoment.Published),
    ];
}

/// <summary>Something that must hold between the stored rows of a run, as a query that returns offenders.</summary>
/// <param name="CheckId">Stable id, of the same numbers as <c>QualityCatalogue</c>'s.</param>
/// <param name="Title">What is asserted, a few words.</param>
/// <param name="QueryName">The file, without folder and ending.</param>
/// <param name="Moment">When it can be asked for.</param>
internal sealed record Identity(string CheckId, string Title, string QueryName, IdentityMoment Moment);

/// <summary>When an identity of a run can be asked for.</summary>
public enum IdentityMoment
{
    /// <summary>Once customers and figures are written; outside of a transaction, because it reads all customers.</summary>
    Written,

    /// <summary>Once the ledger has the run's totals; inside the transaction that ends it.</summary>
    Finished,

    /// <summary>Once the publication is written; inside its transaction.</summary>
    Published,
}
