-- ClusterProfile: who is in a k-means cluster of a published run, by customer attribute and product category.
-- Grain: one row per published run, cluster, attribute and value (or band of values).
-- CROSS JOIN makes SQLite begin with the run and seek its rows.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi_ClusterProfile
AS
SELECT
    m.RunKey AS RunKey,
    m.ClusterKey AS ClusterKey,
    m.AttributeName AS AttributeName,
    m.AttributeValue AS AttributeValue,
    m.CustomerCount AS CustomerCount,
    m.IndexVsPopulation AS IndexVsPopulation
FROM etl_Run AS r
    CROSS JOIN rfm_ClusterProfile AS m
        ON m.RunKey = r.RunKey
WHERE r.Status = 'Published';
