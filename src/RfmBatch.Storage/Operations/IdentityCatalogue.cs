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
        new("RFM062", "Stored totals equal segments and cells", "Check_RunTotals", IdentityMoment.Written),
        new("RFM063", "Stored shares sum to 1", "Check_ShareSums", IdentityMoment.Written),
        new("RFM064", "Clusters hold every scored customer once", "Check_ClusterTotals", IdentityMoment.Written),
        new("RFM065", "The chosen number of clusters is theirs", "Check_ClusterChoice", IdentityMoment.Written),
        new("RFM066", "Clusters by segment add up", "Check_ClusterAgreement", IdentityMoment.Written),
        new("RFM067", "The hierarchy's parts add up", "Check_ClusterTree", IdentityMoment.Written),
        new("RFM068", "Profiles add up to their groups", "Check_ProfileTotals", IdentityMoment.Written),
        new("RFM069", "Migration leaves from the earlier run's counts", "Check_MigrationFromCounts", IdentityMoment.Published),
        new("RFM070", "Migration arrives at this run's counts", "Check_MigrationToCounts", IdentityMoment.Published),
        new("RFM071", "Cohorts keep their size", "Check_Cohorts", IdentityMoment.Published),
        new("RFM072", "History says what the run says", "Check_HistoryMatchesRun", IdentityMoment.Published),
        new("RFM073", "Stays in segments do not overlap", "Check_HistoryOverlaps", IdentityMoment.Written),
    ];
}

/// <summary>Something that must hold between the stored rows of a run, as a query that returns offenders.</summary>
/// <param name="CheckId">Stable id, of the same numbers as <c>QualityCatalogue</c>'s.</param>
/// <param name="Title">What is asserted, a few words.</param>
/// <param name="QueryName">The file, without folder and ending.</param>
/// <param name="Moment">When it can be asked for.</param>
internal sealed record Identity(string CheckId, string Title, string QueryName, IdentityMoment Moment)
{
    /// <summary>The outcome.</summary>
    /// <param name="offenders">Rows, or what is to become rows, of which it does not hold.</param>
    public QualityFinding Judge(int offenders) => new(
        CheckId,
        CheckSeverity.Error,
        offenders == 0,
        $"{Title}: {(offenders == 0 ? "no row says otherwise." : $"{offenders} rows say otherwise.")}");
}

/// <summary>When an identity of a run can be asked for; never in a transaction, for some read all customers.</summary>
public enum IdentityMoment
{
    /// <summary>Once customers, figures and totals are written, before the run is published.</summary>
    Written,

    /// <summary>Once the run is published; what is about to be published is asked in the program, before.</summary>
    Published,
}
