-- Check_ProfileTotals: segments and k-means clusters of a run whose customers by value of an attribute do not add up to all of theirs.
-- Grain: one row per offending group and attribute; no row = the check passes.
-- Why: not for product categories, of which a customer has several or none.
-- Parameters: @RunKey (key).
-- Idempotent: yes; reads only.
SELECT
    'segment' AS Kind,
    m.SegmentKey AS GroupKey,
    p.AttributeName AS AttributeName,
    m.CustomerCount AS GroupCount,
    SUM(p.CustomerCount) AS ProfileCount
FROM {rfm.SegmentSummary} AS m
    INNER JOIN {rfm.SegmentProfile} AS p
        ON p.RunKey = m.RunKey
        AND p.SegmentKey = m.SegmentKey
WHERE m.RunKey = @RunKey
    AND p.AttributeName <> 'Product category'
GROUP BY
    m.SegmentKey,
    p.AttributeName,
    m.CustomerCount
HAVING m.CustomerCount <> SUM(p.CustomerCount)
UNION ALL
SELECT
    'cluster' AS Kind,
    m.ClusterKey AS GroupKey,
    p.AttributeName AS AttributeName,
    m.CustomerCount AS GroupCount,
    SUM(p.CustomerCount) AS ProfileCount
FROM {rfm.ClusterSummary} AS m
    INNER JOIN {rfm.ClusterProfile} AS p
        ON p.RunKey = m.RunKey
        AND p.ClusterKey = m.ClusterKey
WHERE m.RunKey = @RunKey
    AND m.Method = 'k-means'
    AND p.AttributeName <> 'Product category'
GROUP BY
    m.ClusterKey,
    p.AttributeName,
    m.CustomerCount
HAVING m.CustomerCount <> SUM(p.CustomerCount);
