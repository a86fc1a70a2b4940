-- ClusterSummary: every cluster of every published run in figures.
-- Grain: one row per published run, method and cluster.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.ClusterSummary
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
    m.RevenueAmount AS RevenueAmount
FROM etl.Run AS r
    INNER JOIN rfm.ClusterSummary AS m
        ON m.RunKey = r.RunKey
WHERE r.Status = 'Published';
