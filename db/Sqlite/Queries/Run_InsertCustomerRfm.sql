-- Run_InsertCustomerRfm: one customer of a run.
-- Grain: one row.
-- Parameters: the columns of rfm_CustomerRfm that a run computes; days since 1970-01-01, money in ten-thousandths.
-- Idempotent: no.
INSERT INTO rfm_CustomerRfm (
    RunKey,
    CustomerKey,
    SegmentKey,
    ClusterKey,
    HierarchyClusterKey,
    RecencyDays,
    OrderCount,
    FrequencyCount,
    RevenueAmount,
    MonetaryAmount,
    FirstOrderDate,
    LastOrderDate,
    RecencyScore,
    FrequencyScore,
    MonetaryScore,
    ProbabilityAlive,
    ExpectedOrders12M,
    PredictedValue12MAmount,
    PredictedValue12MLowAmount,
    PredictedValue12MHighAmount,
    NextOrderDate
)
VALUES (
    @RunKey,
    @CustomerKey,
    @SegmentKey,
    @ClusterKey,
    @HierarchyClusterKey,
    @RecencyDays,
    @OrderCount,
    @FrequencyCount,
    @RevenueAmount,
    @MonetaryAmount,
    @FirstOrderDate,
    @LastOrderDate,
    @RecencyScore,
    @FrequencyScore,
    @MonetaryScore,
    @ProbabilityAlive,
    @ExpectedOrders12M,
    @PredictedValue12MAmount,
    @PredictedValue12MLowAmount,
    @PredictedValue12MHighAmount,
    @NextOrderDate
);
