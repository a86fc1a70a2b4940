-- 17_Clusters: Which clusters did k-means find, and how do they lie across the segments?
-- Grain: one row per segment and cluster.
-- Idempotent: yes; reads only.
SELECT
    g.SegmentName AS SegmentName,
    k.ClusterName AS ClusterName,
    a.CustomerCount AS CustomerCount
FROM bi_SegmentClusterAgreement AS a
    INNER JOIN bi_Run AS r
        ON r.RunKey = a.RunKey
    INNER JOIN bi_Segment AS g
        ON g.SegmentKey = a.SegmentKey
    INNER JOIN bi_Cluster AS k
        ON k.ClusterKey = a.ClusterKey
WHERE r.ProgramName = 'default'
    AND r.IsLatest = 1
ORDER BY
    g.SortOrder,
    k.SortOrder;
