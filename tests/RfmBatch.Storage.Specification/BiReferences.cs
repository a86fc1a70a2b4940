namespace RfmBatch.Storage.Specification;

/// <summary>Which column of which fact relates to which dimension, as a model in Power BI would draw it.</summary>
public static class BiReferences
{
    public static TheoryData<string, string, string> All => new()
    {
        { "Run", "ProgramKey", "Program" },
        { "Run", "ObservedToDate", "Date" },
        { "Sale", "CustomerKey", "Customer" },
        { "Sale", "ProductKey", "Product" },
        { "Sale", "LoadKey", "Load" },
        { "Sale", "OrderDate", "Date" },
        { "CustomerAttribute", "CustomerKey", "Customer" },
        { "CustomerRfm", "RunKey", "Run" },
        { "CustomerRfm", "ProgramKey", "Program" },
        { "CustomerRfm", "CustomerKey", "Customer" },
        { "CustomerRfm", "SegmentKey", "Segment" },
        { "CustomerRfm", "PreviousSegmentKey", "Segment" },
        { "CustomerRfm", "ClusterKey", "Cluster" },
        { "CustomerRfm", "HierarchyClusterKey", "HierarchyCluster" },
        { "CustomerRfm", "ObservedToDate", "Date" },
        { "CustomerRfmLatest", "RunKey", "Run" },
        { "CustomerRfmLatest", "ClusterKey", "Cluster" },
        { "CustomerRfmLatest", "HierarchyClusterKey", "HierarchyCluster" },
        { "CustomerRfmLatest", "PreviousSegmentKey", "Segment" },
        { "CustomerRfmLatest", "ProgramKey", "Program" },
        { "CustomerRfmLatest", "CustomerKey", "Customer" },
        { "CustomerRfmLatest", "SegmentKey", "Segment" },
        { "CustomerRfmLatest", "ObservedToDate", "Date" },
        { "SegmentAction", "SegmentKey", "Segment" },
        { "SegmentSummary", "RunKey", "Run" },
        { "SegmentSummary", "SegmentKey", "Segment" },
        { "SegmentSummary", "ProgramKey", "Program" },
        { "SegmentSummary", "ObservedToDate", "Date" },
        { "ScoreThreshold", "RunKey", "Run" },
        { "RfmCell", "RunKey", "Run" },
        { "ClusterSummary", "RunKey", "Run" },
        { "ClusterChoice", "RunKey", "Run" },
        { "ClusterMerge", "RunKey", "Run" },
        { "ClusterLeaf", "RunKey", "Run" },
        { "ClusterLeaf", "HierarchyClusterKey", "HierarchyCluster" },
        { "ClusterProfile", "RunKey", "Run" },
        { "ClusterProfile", "ClusterKey", "Cluster" },
        { "SegmentProfile", "RunKey", "Run" },
        { "SegmentProfile", "SegmentKey", "Segment" },
        { "SegmentClusterAgreement", "RunKey", "Run" },
        { "SegmentClusterAgreement", "SegmentKey", "Segment" },
        { "SegmentClusterAgreement", "ClusterKey", "Cluster" },
        { "ModelParameter", "RunKey", "Run" },
        { "ModelHoldout", "RunKey", "Run" },
        { "PredictedTotal", "RunKey", "Run" },
        { "PredictedTotal", "SegmentKey", "Segment" },
        { "PredictedTotal", "ClusterKey", "Cluster" },
        { "PredictedTotal", "HierarchyClusterKey", "HierarchyCluster" },
        { "SegmentMigration", "FromRunKey", "Run" },
        { "SegmentMigration", "ToRunKey", "Run" },
        { "SegmentMigration", "FromSegmentKey", "Segment" },
        { "SegmentMigration", "ToSegmentKey", "Segment" },
        { "SegmentMigration", "ProgramKey", "Program" },
        { "CustomerSegmentHistory", "CustomerKey", "Customer" },
        { "CustomerSegmentHistory", "SegmentKey", "Segment" },
        { "CustomerSegmentHistory", "ProgramKey", "Program" },
        { "CustomerSegmentHistory", "ValidFromDate", "Date" },
        { "CohortRetention", "ProgramKey", "Program" },
        { "CohortRetention", "CohortMonth", "Date" },
        { "MonthlySales", "ProgramKey", "Program" },
        { "MonthlySales", "MonthStartDate", "Date" },
        { "RevenueBridge", "FromRunKey", "Run" },
        { "RevenueBridge", "ToRunKey", "Run" },
        { "RevenueBridge", "ProgramKey", "Program" },
        { "RevenueBridge", "SegmentKey", "Segment" },
        { "RevenueBridge", "OtherSegmentKey", "Segment" },
        { "SegmentValue", "RunKey", "Run" },
        { "SegmentValue", "SegmentKey", "Segment" },
        { "SegmentValue", "ProgramKey", "Program" },
        { "SegmentValue", "ObservedToDate", "Date" },
        { "PlanSummary", "RunKey", "Run" },
        { "PlanSummary", "ProgramKey", "Program" },
        { "PlanAction", "PlanKey", "PlanSummary" },
        { "PlanAction", "SegmentKey", "Segment" },
        { "CampaignPlan", "RunKey", "Run" },
        { "CampaignPlan", "CustomerKey", "Customer" },
        { "CampaignPlan", "SegmentKey", "Segment" },
        { "CampaignPlan", "PlanKey", "PlanSummary" },
        { "CampaignResult", "PlanKey", "PlanSummary" },
        { "QualityCheck", "RunKey", "Run" },
        { "RejectedRow", "LoadKey", "Load" },
    };

    /// <summary>Keys without a row above, each with the reason.</summary>
    public static IReadOnlyDictionary<string, string> Exceptions { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Cluster.ProgramKey"] = "The unknown member belongs to program 0, which is none.",
        ["HierarchyCluster.ProgramKey"] = "The unknown member belongs to program 0, which is none.",
        ["SegmentValue.MarkovFromRunKey"] = "NULL where no run was about a year earlier: provenance, not a dimension.",
        ["ClusterSummary.ClusterKey"] = "A member of Cluster or HierarchyCluster by Method: one of the identities says so.",
    };

    /// <summary>Counts the rows of the fact whose key has no member.</summary>
    public static string Offenders(string fact, string column, string dimension)
    {
        var key = dimension switch { "HierarchyCluster" =>
            "ClusterKey", "PlanSummary" => "PlanKey", "Date" => "Date", _ => $"{dimension}Key" };
        return $"SELECT COUNT(*) FROM {{bi.{fact}}} AS f LEFT JOIN {{bi.{dimension}}} AS d ON d.{key} = f.{column} WHERE d.{key} IS NULL;";
    }
}
