-- PredictedTotal: what groups of customers are expected to order and spend in 12 months, with intervals of the totals.
-- Grain: one row per published run and group of customers with a prediction: everybody, a segment, a cluster.
-- Ten-thousandths are shown as numbers.
-- CROSS JOIN makes SQLite begin with the run and seek its rows.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi_PredictedTotal
AS
SELECT
    m.RunKey AS RunKey,
    m.GroupKind AS GroupKind,
    m.SegmentKey AS SegmentKey,
    m.ClusterKey AS ClusterKey,
    m.HierarchyClusterKey AS HierarchyClusterKey,
    m.CustomerCount AS CustomerCount,
    m.ExpectedOrders12M AS ExpectedOrders12M,
    m.ExpectedOrders12MLow AS ExpectedOrders12MLow,
    m.ExpectedOrders12MHigh AS ExpectedOrders12MHigh,
    m.PredictedValue12MAmount / 10000.0 AS PredictedValue12MAmount,
    m.PredictedValue12MLowAmount / 10000.0 AS PredictedValue12MLowAmount,
    m.PredictedValue12MHighAmount / 10000.0 AS PredictedValue12MHighAmount,
    m.IntervalBasis AS IntervalBasis,
    m.BacktestCount AS BacktestCount,
    m.BacktestDays AS BacktestDays,
    m.OrdersModelError AS OrdersModelError,
    m.OrdersBacktestError AS OrdersBacktestError,
    m.AmountModelError AS AmountModelError,
    m.AmountBacktestError AS AmountBacktestError
FROM etl_Run AS r
    CROSS JOIN rfm_PredictedTotal AS m
        ON m.RunKey = r.RunKey
WHERE r.Status = 'Published';
