-- ClusterLeaf: the leaves at which a published run's hierarchy is drawn, and the cluster each belongs to.
-- Grain: one row per published run and leaf.
-- CROSS JOIN makes SQLite begin with the run and seek its rows.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi_ClusterLeaf
AS
SELECT
    m.RunKey AS RunKey,
    m.LeafNode AS LeafNode,
    m.HierarchyClusterKey AS HierarchyClusterKey,
    m.CustomerCount AS CustomerCount
FROM etl_Run AS r
    CROSS JOIN rfm_ClusterLeaf AS m
        ON m.RunKey = r.RunKey
WHERE r.Status = 'Published';
