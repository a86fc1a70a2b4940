-- ClusterLeaf: the leaves at which a published run's hierarchy is drawn, and the cluster each belongs to.
-- Grain: one row per published run and leaf.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.ClusterLeaf
AS
SELECT
    m.RunKey AS RunKey,
    m.LeafNode AS LeafNode,
    m.HierarchyClusterKey AS HierarchyClusterKey,
    m.CustomerCount AS CustomerCount
FROM etl.Run AS r
    INNER JOIN rfm.ClusterLeaf AS m
        ON m.RunKey = r.RunKey
WHERE r.Status = 'Published';
