-- ClusterProfile: who is in a k-means cluster of a published run, by customer attribute and product category.
-- Grain: one row per published run, cluster, attribute and value (or band of values).
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.ClusterProfile
AS
SELECT
    m.RunKey AS RunKey,
    m.ClusterKey AS ClusterKey,
    m.AttributeName AS AttributeName,
    m.AttributeValue AS AttributeValue,
    m.CustomerCount AS CustomerCount,
    m.IndexVsPopulation AS IndexVsPopulation
FROM etl.Run AS r
    INNER JOIN rfm.ClusterProfile AS m
        ON m.RunKey = r.RunKey
WHERE r.Status = 'Published';
