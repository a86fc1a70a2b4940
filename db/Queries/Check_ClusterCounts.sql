-- Check_ClusterCounts: clusters of a run whose stored count is not the number of its customers.
-- Grain: one row per offending method and cluster; no row = the check passes.
-- Parameters: @RunKey (key), a run that has its customer rows.
-- Idempotent: yes; reads only.
SELECT
    m.Method AS Method,
    m.ClusterKey AS ClusterKey,
    m.CustomerCount AS StoredCount,
    COALESCE(f.FoundCount, 0) AS FoundCount
FROM {rfm.ClusterSummary} AS m
    LEFT JOIN (
        SELECT
            'k-means' AS Method,
            c.ClusterKey AS ClusterKey,
            COUNT(*) AS FoundCount
        FROM {rfm.CustomerRfm} AS c
        WHERE c.RunKey = @RunKey
        GROUP BY c.ClusterKey
        UNION ALL
        SELECT
            'ward' AS Method,
            c.HierarchyClusterKey AS ClusterKey,
            COUNT(*) AS FoundCount
        FROM {rfm.CustomerRfm} AS c
        WHERE c.RunKey = @RunKey
        GROUP BY c.HierarchyClusterKey
    ) AS f
        ON f.Method = m.Method
        AND f.ClusterKey = m.ClusterKey
WHERE m.RunKey = @RunKey
    AND m.CustomerCount <> COALESCE(f.FoundCount, 0);
