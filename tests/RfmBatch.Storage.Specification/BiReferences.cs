namespace RfmBatch.Storage.Specification;

/// <summary>Which column of which fact relates to which dimension, as a model in Power BI would draw it.</summary>
public static class BiReferences
{
    public static TheoryData<string, string, string> All => new()
    {
        { "Run", "ProgramKey", "Program" },
        { "Sale", "CustomerKey", "Customer" },
        { "Sale", "ProductKey", "Product" },
        { "Sale", "LoadKey", "Load" },
        { "CustomerAttribute", "CustomerKey", "Customer" },
        { "CustomerRfm", "RunKey", "Run" },
        { "CustomerRfm", "ProgramKey", "Program" },
        { "CustomerRfm", "CustomerKey", "Customer" },
        { "CustomerRfm", "SegmentKey", "Segment" },
        { "CustomerRfm", "PreviousSegmentKey", "Segment" },
        { "CustomerRfm", "ClusterKey", "Cluster" },
        { "CustomerRfm", "HierarchyClusterKey", "HierarchyCluster" },
        { "CustomerRfmLatest", "RunKey", "Run" },
        { "CustomerRfmLatest", "ClusterKey", "Cluster" },
        { "CustomerRfmLatest", "HierarchyClusterKey", "HierarchyCluster" },
        { "CustomerRfmLatest", "PreviousSegmentKey", "Segment" },
        { "SegmentAction", "SegmentKey", "Segment" },
        { "SegmentSummary", "RunKey", "Run" },
        { "SegmentSummary", "SegmentKey", "Segment" },
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
        { "CustomerSegmentHistory", "CustomerKey", "Customer" },
        { "CustomerSegmentHistory", "SegmentKey", "Segment" },
        { "CohortRetention", "ProgramKey", "Program" },
        { "MonthlySales", "ProgramKey", "Program" },
        { "RevenueBridge", "FromRunKey", "Run" },
        { "RevenueBridge", "ToRunKey", "Run" },
        { "RevenueBridge", "ProgramKey", "Program" },
        { "RevenueBridge", "SegmentKey", "Segment" },
        { "RevenueBridge", "OtherSegmentKey", "Segment" },
        { "SegmentValue", "RunKey", "Run" },
        { "SegmentValue", "SegmentKey", "Segment" },
        { "PlanSummary", "RunKey", "Run" },
        { "PlanSummary", "ProgramKey", "Program" },
        { "PlanAction", "SegmentKey", "Segment" },
        { "CampaignPlan", "RunKey", "Run" },
        { "CampaignPlan", "CustomerKey", "Customer" },
        { "CampaignPlan", "SegmentKey", "Segment" },
        { "QualityCheck", "RunKey", "Run" },
        { "RejectedRow", "LoadKey", "Load" },
    };

    /// <summary>Counts the rows of the fact whose key has no member.</summary>
    public static string Offenders(string fact, string column, string dimension)
    {
        var key = dimension == "HierarchyCluster" ? "ClusterKey" : $"{dimension}Key";
        return $"SELECT COUNT(*) FROM {{bi.{fact}}} AS f LEFT JOIN {{bi.{dimension}}} AS d ON d.{key} = f.{column} WHERE d.{key} IS NULL;";
    }
}
