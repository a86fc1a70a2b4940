-- ClusterMerge: the last merges of a published run's hierarchy, enough to draw it; merge m makes node (leaves + m).
-- Grain: one row per published run and merge.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.ClusterMerge
AS
SELECT
    m.RunKey AS RunKey,
    m.MergeNumber AS MergeNumber,
    m.LeftNode AS LeftNode,
    m.RightNode AS RightNode,
    m.Height AS Height,
    m.CustomerCount AS CustomerCount
FROM etl.Run AS r
    INNER JOIN rfm.ClusterMerge AS m
        ON m.RunKey = r.RunKey
WHERE r.Status = 'Published';
