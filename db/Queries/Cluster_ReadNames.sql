-- Cluster_ReadNames: what the published runs of a program call their clusters, newest run first.
-- Grain: one row per published run, method and cluster.
-- Why: current runs speak before superseded ones, then the later as-of date, then the later run.
-- Parameters: @ProgramKey (key).
-- Idempotent: yes; reads only.
SELECT
    m.ClusterKey AS ClusterKey,
    m.ClusterNameInRun AS ClusterNameInRun,
    m.SortOrder AS SortOrder
FROM {etl.Run} AS r
    INNER JOIN {rfm.ClusterSummary} AS m
        ON m.RunKey = r.RunKey
WHERE r.ProgramKey = @ProgramKey
    AND r.Status = 'Published'
ORDER BY
    r.IsCurrent DESC,
    r.AsOfDate DESC,
    r.RunKey DESC,
    m.ClusterKey;
