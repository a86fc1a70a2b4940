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
        { "CustomerRfmLatest", "RunKey", "Run" },
        { "CustomerRfmLatest", "PreviousSegmentKey", "Segment" },
        { "SegmentAction", "SegmentKey", "Segment" },
        { "SegmentSummary", "RunKey", "Run" },
        { "SegmentSummary", "SegmentKey", "Segment" },
        { "ScoreThreshold", "RunKey", "Run" },
        { "RfmCell", "RunKey", "Run" },
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
        { "QualityCheck", "RunKey", "Run" },
        { "RejectedRow", "LoadKey", "Load" },
    };

    /// <summary>Counts the rows of the fact whose key has no member.</summary>
    public static string Offenders(string fact, string column, string dimension) =>
        $"SELECT COUNT(*) FROM {{bi.{fact}}} AS f LEFT JOIN {{bi.{dimension}}} AS d ON d.{dimension}Key = f.{column} WHERE d.{dimension}Key IS NULL;";
}
