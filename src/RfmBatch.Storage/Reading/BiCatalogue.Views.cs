namespace RfmBatch.Storage.Reading;

public static partial class BiCatalogue
{
    // i integer, n number, m money or quantity, d date, u instant (UTC), b flag, t text
    private const string CustomerRfmColumns =
        "RunKey:i ProgramKey:i ObservedToDate:d CustomerKey:i SegmentKey:i ClusterKey:i HierarchyClusterKey:i "
        + "RecencyDays:i OrderCount:i FrequencyCount:i RevenueAmount:m MonetaryAmount:m AverageOrderAmount:m FirstOrderDate:d "
        + "LastOrderDate:d "
        + "RecencyScore:i FrequencyScore:i MonetaryScore:i RfmCode:t RfmCodeOneIsBest:t RfmTotal:i "
        + "ProbabilityAlive:n ExpectedOrders12M:n PredictedValue12MAmount:m PredictedValue12MLowAmount:m PredictedValue12MHighAmount:m "
        + "PreviousSegmentKey:i SegmentSinceDate:d";

    private const string ClusterColumns = "ClusterKey:i ProgramKey:i ClusterNumber:i ClusterName:t SortOrder:i ColorHex:t";

    private static IEnumerable<BiView> All() =>
        Dimensions().Concat(RunFacts()).Concat(ClusterFacts()).Concat(ValueFacts()).Concat(ProgramFacts()).Concat(Plans()).Concat(Ledger());

    private static IEnumerable<BiView> Dimensions() =>
    [
        View("Program", "ProgramKey", BiRunScope.None, "ProgramKey:i ProgramName:t Description:t FilterText:t CurrencyCode:t IsActive:b"),
        View(
            "Run",
            "RunKey",
            BiRunScope.AllRuns,
            "RunKey:i ProgramKey:i ProgramName:t AsOfDate:d ObservedToDate:d IsCurrent:b IsLatest:b StartedAt:u FinishedAt:u "
            + "CustomerCount:i "
            + "ScoredCustomerCount:i OrderCount:i RevenueAmount:m ConfigurationHash:t Seed:i OptionsJson:t CodeVersion:t HasCustomerRows:b",
            "RunKey"),
        View("Customer", "CustomerKey", BiRunScope.None, "CustomerKey:i CustomerId:t FirstOrderDate:d LastOrderDate:d"),
        View(
            "CustomerAttribute",
            "CustomerKey AttributeName",
            BiRunScope.None,
            "CustomerKey:i AttributeName:t AttributeValue:t ValidFromDate:d"),
        View("Product", "ProductKey", BiRunScope.None, "ProductKey:i ProductCode:t CategoryName:t"),
        View("Date", "Date", BiRunScope.None, "Date:d DateKey:i Year:i Quarter:i MonthNumber:i MonthName:t YearMonth:t IsoWeek:t"),
        View(
            "Segment",
            "SegmentKey",
            BiRunScope.None,
            "SegmentKey:i RuleSetName:t SegmentName:t SegmentLabel:t SortOrder:i ColorHex:t Description:t RecommendedAction:t ActionName:t "
            + "ActionChannel:t ActionOffer:t ActionReason:t"),
        View(
            "SegmentAction",
            "SegmentKey Priority",
            BiRunScope.None,
            "SegmentKey:i ActionName:t Priority:i Channel:t Offer:t Reason:t CostAmount:m UpliftProbability:n"),
        View("Cluster", "ClusterKey", BiRunScope.None, ClusterColumns),
        View("HierarchyCluster", "ClusterKey", BiRunScope.None, ClusterColumns),
    ];

    private static IEnumerable<BiView> RunFacts() =>
    [
        View(
            "Sale",
            "CustomerKey SaleKey",
            BiRunScope.None,
            "SaleKey:i CustomerKey:i ProductKey:i OrderDate:d OrderId:t Quantity:m Amount:m IsReturn:b LoadKey:i"),
        View("CustomerRfm", "RunKey CustomerKey", BiRunScope.LatestRun, CustomerRfmColumns + " NextOrderDate:d", "RunKey"),

        // Sorted by the source's id: surrogate keys of two stores may differ.
        View(
            "CustomerRfmLatest",
            "ProgramName CustomerId",
            BiRunScope.AlwaysLatest,
            CustomerRfmColumns
            + " CustomerId:t ProgramName:t AsOfDate:d SegmentName:t PreviousSegmentName:t ClusterName:t HierarchyClusterName:t "
            + "RecommendedAction:t NextOrderDate:d",
            "RunKey"),
        View(
            "SegmentSummary",
            "RunKey SegmentKey",
            BiRunScope.LatestRun,
            "RunKey:i ProgramKey:i ObservedToDate:d SegmentKey:i SegmentName:t CustomerCount:i CustomerShare:n OrderCount:i RevenueAmount:m "
            + "RevenueShare:n "
            + "RecencyDaysMean:n OrderCountMean:n RevenueAmountMean:n RecencyDaysMedian:n OrderCountMedian:n RevenueAmountMedian:n",
            "RunKey"),
        View(
            "ScoreThreshold", "RunKey Metric Score", BiRunScope.LatestRun, "RunKey:i Metric:t Score:i LowerBound:n UpperBound:n", "RunKey"),
        View(
            "RfmCell",
            "RunKey RecencyScore FrequencyScore MonetaryScore",
            BiRunScope.LatestRun,
            "RunKey:i RecencyScore:i FrequencyScore:i MonetaryScore:i CustomerCount:i RevenueAmount:m",
            "RunKey"),
        View(
            "SegmentMigration",
            "ToRunKey Comparison FromSegmentKey ToSegmentKey",
            BiRunScope.LatestRun,
            "ProgramKey:i Comparison:t IsComparable:b FromRunKey:i ToRunKey:i FromSegmentKey:i ToSegmentKey:i CustomerCount:i "
            + "RevenueAmount:m",
            "ToRunKey"),
    ];

    private static IEnumerable<BiView> ClusterFacts() =>
    [
        View(
            "ClusterSummary",
            "RunKey Method ClusterKey",
            BiRunScope.LatestRun,
            "RunKey:i Method:t ClusterKey:i ClusterNameInRun:t CustomerCount:i CustomerShare:n RevenueShare:n RecencyDaysMean:n "
            + "OrderCountMean:n RevenueAmountMean:n "
            + "SilhouetteMean:n OrderCount:i RevenueAmount:m",
            "RunKey"),
        View(
            "ClusterChoice",
            "RunKey ClusterCount",
            BiRunScope.LatestRun,
            "RunKey:i ClusterCount:i Inertia:n Silhouette:n SilhouetteStandardError:n DaviesBouldin:n CalinskiHarabasz:n SmallestShare:n "
            + "IsSelected:b",
            "RunKey"),
        View(
            "ClusterMerge",
            "RunKey MergeNumber",
            BiRunScope.LatestRun,
            "RunKey:i MergeNumber:i LeftNode:i RightNode:i Height:n CustomerCount:i",
            "RunKey"),
        View("ClusterLeaf", "RunKey LeafNode", BiRunScope.LatestRun, "RunKey:i LeafNode:i HierarchyClusterKey:i CustomerCount:i", "RunKey"),
        View(
            "ClusterProfile",
            "RunKey ClusterKey AttributeName AttributeValue",
            BiRunScope.LatestRun,
            "RunKey:i ClusterKey:i AttributeName:t AttributeValue:t CustomerCount:i IndexVsPopulation:n",
            "RunKey"),
        View(
            "SegmentProfile",
            "RunKey SegmentKey AttributeName AttributeValue",
            BiRunScope.LatestRun,
            "RunKey:i SegmentKey:i AttributeName:t AttributeValue:t CustomerCount:i IndexVsPopulation:n",
            "RunKey"),
        View(
            "SegmentClusterAgreement",
            "RunKey SegmentKey ClusterKey",
            BiRunScope.LatestRun,
            "RunKey:i SegmentKey:i ClusterKey:i CustomerCount:i",
            "RunKey"),
    ];

    private static IEnumerable<BiView> ValueFacts() =>
    [
        View(
            "ModelParameter",
            "RunKey ModelName ParameterName",
            BiRunScope.LatestRun,
            "RunKey:i ModelName:t ParameterName:t Value:n StandardError:n",
            "RunKey"),
        View(
            "ModelHoldout",
            "RunKey OrdersInCalibration",
            BiRunScope.LatestRun,
            "RunKey:i OrdersInCalibration:i CustomerCount:i ActualOrders:i PredictedOrders:n",
            "RunKey"),
        View(
            "PredictedTotal",
            "RunKey GroupKind SegmentKey ClusterKey HierarchyClusterKey",
            BiRunScope.LatestRun,
            "RunKey:i GroupKind:t SegmentKey:i ClusterKey:i HierarchyClusterKey:i CustomerCount:i ExpectedOrders12M:n "
            + "ExpectedOrders12MLow:n ExpectedOrders12MHigh:n "
            + "PredictedValue12MAmount:m PredictedValue12MLowAmount:m PredictedValue12MHighAmount:m",
            "RunKey"),
    ];

    private static IEnumerable<BiView> ProgramFacts() =>
    [
        View(
            "CustomerSegmentHistory",
            "ProgramKey CustomerKey ValidFromDate",
            BiRunScope.None,
            "CustomerKey:i ProgramKey:i SegmentKey:i ValidFromDate:d ValidToDate:d IsCurrent:b"),
        View(
            "CohortRetention",
            "ProgramKey CohortMonth MonthNumber",
            BiRunScope.None,
            "ProgramKey:i CohortMonth:d MonthNumber:i CustomerCount:i ActiveCustomerCount:i RevenueAmount:m"),
        View(
            "MonthlySales",
            "ProgramKey YearMonth",
            BiRunScope.None,
            "ProgramKey:i YearMonth:t OrderCount:i CustomerCount:i NewCustomerCount:i SalesAmount:m ReturnAmount:m RevenueAmount:m "
            + "MonthStartDate:d"),
        View(
            "RevenueBridge",
            "FromRunKey ToRunKey SegmentKey Component OtherSegmentKey",
            BiRunScope.AllRuns,
            "FromRunKey:i ToRunKey:i ProgramKey:i IsComparable:b SegmentKey:i Component:t OtherSegmentKey:i CustomerCount:i ChangeAmount:m",
            "ToRunKey"),
    ];

    private static IEnumerable<BiView> Plans() =>
    [
        View(
            "SegmentValue",
            "RunKey SegmentKey",
            BiRunScope.LatestRun,
            "RunKey:i ProgramKey:i ObservedToDate:d SegmentKey:i SegmentName:t CustomerCount:i MarginShare:n DiscountRate:n "
            + "SimpleClvAmount:m "
            + "SimpleClvPerCustomerAmount:m SimpleClvReason:t ModelValue12MAmount:m ModelValue12MPerCustomerAmount:m ModelValueReason:t "
            + "MarkovValueAmount:m MarkovValuePerCustomerAmount:m MarkovReason:t MarkovFromRunKey:i",
            "RunKey"),
        View(
            "PlanSummary",
            "PlanKey",
            BiRunScope.AllRuns,
            "PlanKey:i RunKey:i ProgramKey:i CreatedAt:u BudgetAmount:m ControlShare:n MarginShare:n Seed:i AmountBasis:t "
            + "CandidateCount:i SuppressedCount:i SelectedCount:i ControlCount:i CostAmount:m ExpectedGainAmount:m SelectedGainAmount:m "
            + "BoundGainAmount:m CodeVersion:t",
            "RunKey"),
        View(
            "PlanAction",
            "PlanKey SegmentKey ActionName",
            BiRunScope.None,
            "PlanKey:i SegmentKey:i ActionName:t Channel:t Offer:t CostAmount:m UpliftProbability:n UpliftSource:t CandidateCount:i "
            + "SelectedCount:i ControlCount:i SelectedCostAmount:m ExpectedGainAmount:m"),
        View(
            "CampaignPlan",
            "PlanKey Priority",
            BiRunScope.AllRuns,
            "PlanKey:i RunKey:i CustomerKey:i ActionName:t Priority:i IsControl:b ExpectedGainAmount:m Reason:t SegmentKey:i "
            + "CostAmount:m",
            "RunKey"),
        View(
            "CampaignResult",
            "PlanKey ActionName",
            BiRunScope.None,
            "PlanKey:i ActionName:t MeasuredAt:u TreatedCount:i TreatedResponseCount:i ControlCount:i ControlResponseCount:i "
            + "TreatedAmount:m ControlAmount:m LiftProbability:n LiftLowProbability:n LiftHighProbability:n RevenueLiftAmount:m "
            + "RevenueLiftLowAmount:m RevenueLiftHighAmount:m"),
    ];

    private static IEnumerable<BiView> Ledger() =>
    [
        View("QualityCheck", "RunKey CheckId", BiRunScope.LatestRun, "RunKey:i CheckId:t Severity:t Passed:b Detail:t", "RunKey"),
        View(
            "Load",
            "LoadKey",
            BiRunScope.None,
            "LoadKey:i SourceName:t SourceHash:t StartedAt:u FinishedAt:u Status:t RowsRead:i RowsLoaded:i RowsDropped:i RowsRejected:i "
            + "AmountLoaded:m"),
        View("RejectedRow", "LoadKey LineNumber", BiRunScope.None, "LoadKey:i LineNumber:i ReasonCode:t ColumnName:t"),
        View("Dictionary", "ObjectName ColumnName", BiRunScope.None, "ObjectName:t ColumnName:t Unit:t Description:t"),
    ];
}
