-- Run_InsertCustomerRfm: moves one batch of a run's customers from staging into the table.
-- Grain: one row per staged customer.
-- Why: bulk copy goes to a table without constraints; each batch is a transaction of its own.
-- Parameters: none.
-- Idempotent: no.
INSERT INTO rfm.CustomerRfm (
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
SELECT
    s.RunKey AS RunKey,
    s.CustomerKey AS CustomerKey,
    s.SegmentKey AS SegmentKey,
    s.ClusterKey AS ClusterKey,
    s.HierarchyClusterKey AS HierarchyClusterKey,
    s.RecencyDays AS RecencyDays,
    s.OrderCount AS OrderCount,
    s.FrequencyCount AS FrequencyCount,
    s.RevenueAmount AS RevenueAmount,
    s.MonetaryAmount AS MonetaryAmount,
    s.FirstOrderDate AS FirstOrderDate,
    s.LastOrderDate AS LastOrderDate,
    s.RecencyScore AS RecencyScore,
    s.FrequencyScore AS FrequencyScore,
    s.MonetaryScore AS MonetaryScore,
    s.ProbabilityAlive AS ProbabilityAlive,
    s.ExpectedOrders12M AS ExpectedOrders12M,
    s.PredictedValue12MAmount AS PredictedValue12MAmount,
    s.PredictedValue12MLowAmount AS PredictedValue12MLowAmount,
    s.PredictedValue12MHighAmount AS PredictedValue12MHighAmount,
    s.NextOrderDate AS NextOrderDate
FROM #StagingCustomerRfm AS s;
