-- ClusterSummary: every cluster of every published run in figures.
-- Grain: one row per published run, method and cluster.
-- Ten-thousandths as numbers.
-- CROSS JOIN makes SQLite begin with the run and seek its rows.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi_ClusterSummary
AS
SELECT
    m.RunKey AS RunKey,
    m.Method AS Method,
    m.ClusterKey AS ClusterKey,
    m.ClusterNameInRun AS ClusterNameInRun,
    m.CustomerCount AS CustomerCount,
    m.CustomerShare AS CustomerShare,
    m.RevenueShare AS RevenueShare,
    m.RecencyDaysMean AS RecencyDaysMean,
    m.OrderCountMean AS OrderCountMean,
    m.RevenueAmountMean AS RevenueAmountMean,
    m.SilhouetteMean AS SilhouetteMean,
    m.OrderCount AS OrderCount,
    m.RevenueAmount / 10000.0 AS RevenueAmount
FROM etl_Run AS r
    CROSS JOIN rfm_ClusterSummary AS m
        ON m.RunKey = r.RunKey
WHERE r.Status = 'Published';
