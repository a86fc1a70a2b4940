-- Check_ClusterChoice: a run whose selected number of clusters is not the number of its k-means clusters, or not one.
-- Grain: at most one row; no row = the check passes.
-- Parameters: @RunKey (key).
-- Idempotent: yes; reads only.
SELECT
    s.ClusterCount AS FoundCount,
    c.SelectedCount AS SelectedCount,
    c.SelectedRowCount AS SelectedRowCount
FROM (
        SELECT
            COUNT(*) AS ClusterCount
        FROM {rfm.ClusterSummary} AS m
        WHERE m.RunKey = @RunKey
            AND m.Method = 'k-means'
    ) AS s
    CROSS JOIN (
        SELECT
            COALESCE(SUM(x.ClusterCount), 0) AS SelectedCount,
            COUNT(*) AS SelectedRowCount
        FROM {rfm.ClusterChoice} AS x
        WHERE x.RunKey = @RunKey
            AND x.IsSelected = 1
    ) AS c
WHERE s.ClusterCount <> c.SelectedCount
    OR c.SelectedRowCount > 1;
