-- Check_ClusterTotals: methods of a run whose clusters do not hold every customer with scores once.
-- Grain: one row per offending method; no row = the check passes.
-- Parameters: @RunKey (key).
-- Idempotent: yes; reads only.
SELECT
    m.Method AS Method,
    SUM(m.CustomerCount) AS ClusterCustomerCount,
    r.ScoredCustomerCount AS ScoredCustomerCount
FROM {etl.Run} AS r
    INNER JOIN {rfm.ClusterSummary} AS m
        ON m.RunKey = r.RunKey
WHERE r.RunKey = @RunKey
GROUP BY
    m.Method,
    r.ScoredCustomerCount
HAVING SUM(m.CustomerCount) <> r.ScoredCustomerCount;
