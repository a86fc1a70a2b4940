namespace RfmBatch.Db.Tests;

/// <summary>
/// The columns that a release has published: view, then columns in order with what they hold. Changed at a release alone, which adds what
/// it publishes first.
/// </summary>
/// <remarks>
/// Written out again instead of read from the product, so that renaming, moving or removing a published column fails here. i whole, n
/// number, m amount, d date, u instant, b flag, t text.
/// </remarks>
internal static class ReleasedColumns
{
    private const string Text = """
        Program: ProgramKey i, ProgramName t, Description t, FilterText t, CurrencyCode t, IsActive b
        Run: RunKey i, ProgramKey i, ProgramName t, AsOfDate d, ObservedToDate d, IsCurrent b, IsLatest b, StartedAt u, FinishedAt u,
            CustomerCount i, ScoredCustomerCount i, OrderCount i, RevenueAmount m, ConfigurationHash t, Seed i, OptionsJson t,
            CodeVersion t, HasCustomerRows b
        Customer: CustomerKey i, CustomerId t, FirstOrderDate d, LastOrderDate d
        CustomerAttribute: CustomerKey i, AttributeName t, AttributeValue t, ValidFromDate d
        Product: ProductKey i, ProductCode t, CategoryName t
        Date: Date d, DateKey i, Year i, Quarter i, MonthNumber i, MonthName t, YearMonth t, IsoWeek t
        Segment: SegmentKey i, RuleSetName t, SegmentName t, SegmentLabel t, SortOrder i, ColorHex t, Description t, RecommendedAction t,
            ActionName t, ActionChannel t, ActionOffer t, ActionReason t
        SegmentAction: SegmentKey i, ActionName t, Priority i, Channel t, Offer t, Reason t, CostAmount m, UpliftProbability n
        Cluster: ClusterKey i, ProgramKey i, ClusterNumber i, ClusterName t, SortOrder i, ColorHex t
        HierarchyCluster: ClusterKey i, ProgramKey i, ClusterNumber i, ClusterName t, SortOrder i, ColorHex t
        Sale: SaleKey i, CustomerKey i, ProductKey i, OrderDate d, OrderId t, Quantity m, Amount m, IsReturn b, LoadKey i
        CustomerRfm: RunKey i, ProgramKey i, ObservedToDate d, CustomerKey i, SegmentKey i, ClusterKey i, HierarchyClusterKey i,
            RecencyDays i, OrderCount i, FrequencyCount i, RevenueAmount m, MonetaryAmount m, AverageOrderAmount m, FirstOrderDate d,
            LastOrderDate d, RecencyScore i, FrequencyScore i, MonetaryScore i, RfmCode t, RfmCodeOneIsBest t, RfmTotal i,
            ProbabilityAlive n, ExpectedOrders12M n, PredictedValue12MAmount m, PredictedValue12MLowAmount m, PredictedValue12MHighAmount m,
            PreviousSegmentKey i, SegmentSinceDate d, NextOrderDate d
        CustomerRfmLatest: RunKey i, ProgramKey i, ObservedToDate d, CustomerKey i, SegmentKey i, ClusterKey i, HierarchyClusterKey i,
            RecencyDays i, OrderCount i, FrequencyCount i, RevenueAmount m, MonetaryAmount m, AverageOrderAmount m, FirstOrderDate d,
            LastOrderDate d, RecencyScore i, FrequencyScore i, MonetaryScore i, RfmCode t, RfmCodeOneIsBest t, RfmTotal i,
            ProbabilityAlive n, ExpectedOrders12M n, PredictedValue12MAmount m, PredictedValue12MLowAmount m, PredictedValue12MHighAmount m,
            PreviousSegmentKey i, SegmentSinceDate d, CustomerId t, ProgramName t, AsOfDate d, SegmentName t, PreviousSegmentName t,
            ClusterName t, HierarchyClusterName t, RecommendedAction t, NextOrderDate d
        SegmentSummary: RunKey i, ProgramKey i, ObservedToDate d, SegmentKey i, SegmentName t, CustomerCount i, CustomerShare n,
            OrderCount i, RevenueAmount m, RevenueShare n, RecencyDaysMean n, OrderCountMean n, RevenueAmountMean n, RecencyDaysMedian n,
            OrderCountMedian n, RevenueAmountMedian n
        ScoreThreshold: RunKey i, Metric t, Score i, LowerBound n, UpperBound n
        RfmCell: RunKey i, RecencyScore i, FrequencyScore i, MonetaryScore i, CustomerCount i, RevenueAmount m
        SegmentMigration: ProgramKey i, Comparison t, IsComparable b, FromRunKey i, ToRunKey i, FromSegmentKey i, ToSegmentKey i,
            CustomerCount i, RevenueAmount m
        ClusterSummary: RunKey i, Method t, ClusterKey i, ClusterNameInRun t, CustomerCount i, CustomerShare n, RevenueShare n,
            RecencyDaysMean n, OrderCountMean n, RevenueAmountMean n, SilhouetteMean n, OrderCount i, RevenueAmount m
        ClusterChoice: RunKey i, ClusterCount i, Inertia n, Silhouette n, SilhouetteStandardError n, DaviesBouldin n, CalinskiHarabasz n,
            SmallestShare n, IsSelected b
        ClusterMerge: RunKey i, MergeNumber i, LeftNode i, RightNode i, Height n, CustomerCount i
        ClusterLeaf: RunKey i, LeafNode i, HierarchyClusterKey i, CustomerCount i
        ClusterProfile: RunKey i, ClusterKey i, AttributeName t, AttributeValue t, CustomerCount i, IndexVsPopulation n
        SegmentProfile: RunKey i, SegmentKey i, AttributeName t, AttributeValue t, CustomerCount i, IndexVsPopulation n
        SegmentClusterAgreement: RunKey i, SegmentKey i, ClusterKey i, CustomerCount i
        ModelParameter: RunKey i, ModelName t, ParameterName t, Value n, StandardError n
        ModelHoldout: RunKey i, OrdersInCalibration i, CustomerCount i, ActualOrders i, PredictedOrders n
        PredictedTotal: RunKey i, GroupKind t, SegmentKey i, ClusterKey i, HierarchyClusterKey i, CustomerCount i, ExpectedOrders12M n,
            ExpectedOrders12MLow n, ExpectedOrders12MHigh n, PredictedValue12MAmount m, PredictedValue12MLowAmount m,
            PredictedValue12MHighAmount m
        CustomerSegmentHistory: CustomerKey i, ProgramKey i, SegmentKey i, ValidFromDate d, ValidToDate d, IsCurrent b
        CohortRetention: ProgramKey i, CohortMonth d, MonthNumber i, CustomerCount i, ActiveCustomerCount i, RevenueAmount m
        MonthlySales: ProgramKey i, YearMonth t, OrderCount i, CustomerCount i, NewCustomerCount i, SalesAmount m, ReturnAmount m,
            RevenueAmount m, MonthStartDate d
        RevenueBridge: FromRunKey i, ToRunKey i, ProgramKey i, IsComparable b, SegmentKey i, Component t, OtherSegmentKey i,
            CustomerCount i, ChangeAmount m
        SegmentValue: RunKey i, ProgramKey i, ObservedToDate d, SegmentKey i, SegmentName t, CustomerCount i, MarginShare n, DiscountRate n,
            SimpleClvAmount m, SimpleClvPerCustomerAmount m, SimpleClvReason t, ModelValue12MAmount m, ModelValue12MPerCustomerAmount m,
            ModelValueReason t, MarkovValueAmount m, MarkovValuePerCustomerAmount m, MarkovReason t, MarkovFromRunKey i
        PlanSummary: PlanKey i, RunKey i, ProgramKey i, CreatedAt u, BudgetAmount m, ControlShare n, MarginShare n, Seed i, AmountBasis t,
            CandidateCount i, SuppressedCount i, SelectedCount i, ControlCount i, CostAmount m, ExpectedGainAmount m, SelectedGainAmount m,
            BoundGainAmount m, CodeVersion t
        PlanAction: PlanKey i, SegmentKey i, ActionName t, Channel t, Offer t, CostAmount m, UpliftProbability n, UpliftSource t,
            CandidateCount i, SelectedCount i, ControlCount i, SelectedCostAmount m, ExpectedGainAmount m
        CampaignPlan: PlanKey i, RunKey i, CustomerKey i, ActionName t, Priority i, IsControl b, ExpectedGainAmount m, Reason t,
            SegmentKey i, CostAmount m
        CampaignResult: PlanKey i, ActionName t, MeasuredAt u, TreatedCount i, TreatedResponseCount i, ControlCount i,
            ControlResponseCount i, TreatedAmount m, ControlAmount m, LiftProbability n, LiftLowProbability n, LiftHighProbability n,
            RevenueLiftAmount m, RevenueLiftLowAmount m, RevenueLiftHighAmount m
        QualityCheck: RunKey i, CheckId t, Severity t, Passed b, Detail t
        Load: LoadKey i, SourceName t, SourceHash t, StartedAt u, FinishedAt u, Status t, RowsRead i, RowsLoaded i, RowsDropped i,
            RowsRejected i, AmountLoaded m
        RejectedRow: LoadKey i, LineNumber i, ReasonCode t, ColumnName t
        Dictionary: ObjectName t, ColumnName t, Unit t, Description t
        """;

    /// <summary>One line per view; what is indented goes on with the line before.</summary>
    public static IEnumerable<string> Lines =>
        Text.ReplaceLineEndings("\n").Replace("\n    ", " ", StringComparison.Ordinal).Split('\n', StringSplitOptions.TrimEntries);
}
