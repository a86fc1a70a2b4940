-- PredictedTotal: what groups of customers are expected to order and spend in 12 months, with intervals of the totals.
-- Grain: one row per published run and group of customers with a prediction: everybody, a segment, a cluster.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.PredictedTotal
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
    m.PredictedValue12MAmount AS PredictedValue12MAmount,
    m.PredictedValue12MLowAmount AS PredictedValue12MLowAmount,
    m.PredictedValue12MHighAmount AS PredictedValue12MHighAmount,
    m.IntervalBasis AS IntervalBasis,
    m.BacktestCount AS BacktestCount,
    m.BacktestDays AS BacktestDays,
    m.OrdersModelError AS OrdersModelError,
    m.OrdersBacktestError AS OrdersBacktestError,
    m.AmountModelError AS AmountModelError,
    m.AmountBacktestError AS AmountBacktestError
FROM etl.Run AS r
    INNER JOIN rfm.PredictedTotal AS m
        ON m.RunKey = r.RunKey
WHERE r.Status = 'Published';
