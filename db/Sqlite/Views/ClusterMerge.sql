-- ClusterMerge: the last merges of a published run's hierarchy, enough to draw it; merge m makes node (leaves + m).
-- Grain: one row per published run and merge.
-- CROSS JOIN makes SQLite begin with the run and seek its rows.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi_ClusterMerge
AS
SELECT
    m.RunKey AS RunKey,
    m.MergeNumber AS MergeNumber,
    m.LeftNode AS LeftNode,
    m.RightNode AS RightNode,
    m.Height AS Height,
    m.CustomerCount AS CustomerCount
FROM etl_Run AS r
    CROSS JOIN rfm_ClusterMerge AS m
        ON m.RunKey = r.RunKey
WHERE r.Status = 'Published';
