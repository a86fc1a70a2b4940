-- Check_ClusterTree: nodes of a run's hierarchy whose size is not that of its two parts, and hierarchical clusters that are not the size of
--   their leaves.
-- Grain: one row per offending merge or cluster; no row = the check passes.
-- Parameters: @RunKey (key).
-- Idempotent: yes; reads only.
SELECT
    'merge' AS Kind,
    m.MergeNumber AS NodeNumber,
    m.CustomerCount AS StoredCount,
    COALESCE(SUM(n.CustomerCount), 0) AS FoundCount
FROM {rfm.ClusterMerge} AS m
    LEFT JOIN (
        SELECT
            l.LeafNode AS Node,
            l.CustomerCount AS CustomerCount
        FROM {rfm.ClusterLeaf} AS l
        WHERE l.RunKey = @RunKey
        UNION ALL
        SELECT
            e.MergeNumber + c.LeafCount AS Node,
            e.CustomerCount AS CustomerCount
        FROM {rfm.ClusterMerge} AS e
            CROSS JOIN (
                SELECT
                    COUNT(*) AS LeafCount
                FROM {rfm.ClusterLeaf} AS f
                WHERE f.RunKey = @RunKey
            ) AS c
        WHERE e.RunKey = @RunKey
    ) AS n
        ON n.Node = m.LeftNode
        OR n.Node = m.RightNode
WHERE m.RunKey = @RunKey
GROUP BY
    m.MergeNumber,
    m.CustomerCount
HAVING m.CustomerCount <> COALESCE(SUM(n.CustomerCount), 0)
UNION ALL
SELECT
    'cluster' AS Kind,
    s.ClusterKey AS NodeNumber,
    s.CustomerCount AS StoredCount,
    COALESCE(SUM(l.CustomerCount), 0) AS FoundCount
FROM {rfm.ClusterSummary} AS s
    LEFT JOIN {rfm.ClusterLeaf} AS l
        ON l.RunKey = s.RunKey
        AND l.HierarchyClusterKey = s.ClusterKey
WHERE s.RunKey = @RunKey
    AND s.Method = 'ward'
GROUP BY
    s.ClusterKey,
    s.CustomerCount
HAVING s.CustomerCount <> COALESCE(SUM(l.CustomerCount), 0);
