-- Check_ClusterAgreement: k-means clusters of a run whose customers by segment do not add up to the cluster.
-- Grain: one row per offending cluster; no row = the check passes.
-- Parameters: @RunKey (key).
-- Idempotent: yes; reads only.
SELECT
    m.ClusterKey AS ClusterKey,
    m.CustomerCount AS ClusterCustomerCount,
    COALESCE(SUM(a.CustomerCount), 0) AS AgreementCustomerCount
FROM {rfm.ClusterSummary} AS m
    LEFT JOIN {rfm.SegmentClusterAgreement} AS a
        ON a.RunKey = m.RunKey
        AND a.ClusterKey = m.ClusterKey
WHERE m.RunKey = @RunKey
    AND m.Method = 'k-means'
GROUP BY
    m.ClusterKey,
    m.CustomerCount
HAVING m.CustomerCount <> COALESCE(SUM(a.CustomerCount), 0);
