-- HierarchyCluster: clusters of Ward's hierarchy, which keep their keys from run to run.
-- Grain: one row per program and lasting cluster that a published run has; key 0 is Unknown.
-- Why: named as in the newest published run that has the cluster; publication keeps the names.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.HierarchyCluster
AS
SELECT
    c.ClusterKey AS ClusterKey,
    c.ProgramKey AS ProgramKey,
    c.ClusterNumber AS ClusterNumber,
    c.ClusterName AS ClusterName,
    c.SortOrder AS SortOrder,
    c.ColorHex AS ColorHex
FROM rfm.Cluster AS c
WHERE c.IsPublished = 1
    AND c.Method IN ('none', 'ward');
