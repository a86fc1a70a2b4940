-- Explain_Clusters: the clusters that the latest run of every program puts one customer in.
-- Grain: one row per program and method (k-means, ward) with a cluster of the customer.
-- Parameters: @CustomerKey (key).
-- Idempotent: yes; reads only.
SELECT
    p.ProgramName AS ProgramName,
    m.Method AS Method,
    k.ClusterNumber AS ClusterNumber,
    k.ClusterName AS ClusterName,
    m.CustomerCount AS CustomerCount,
    m.CustomerShare AS CustomerShare,
    m.RecencyDaysMean AS RecencyDaysMean,
    m.OrderCountMean AS OrderCountMean,
    m.RevenueAmountMean AS RevenueAmountMean
FROM {etl.Program} AS p
    INNER JOIN {etl.Run} AS r
        ON r.RunKey = p.LatestRunKey
    INNER JOIN {rfm.CustomerRfm} AS c
        ON c.RunKey = r.RunKey
        AND c.CustomerKey = @CustomerKey
    INNER JOIN {rfm.ClusterSummary} AS m
        ON m.RunKey = r.RunKey
        AND m.ClusterKey IN (c.ClusterKey, c.HierarchyClusterKey)
    INNER JOIN {rfm.Cluster} AS k
        ON k.ClusterKey = m.ClusterKey
WHERE r.Status = 'Published'
    AND r.HasCustomerRows = 1
ORDER BY
    p.ProgramName,
    m.Method;
