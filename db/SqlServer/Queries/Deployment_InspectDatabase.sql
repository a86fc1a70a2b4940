-- Deployment_InspectDatabase: whether the journal is there, and how many tables and views of our schemas are not RfmBatch's.
-- Grain: one row.
-- Parameters: none.
-- Why: a database is shared by schemas, so other schemas are nobody's business; but a schema of our names with tables and no journal is not
--   ours.
-- Idempotent: yes.
SELECT
    CASE WHEN OBJECT_ID(N'etl.SchemaVersion', N'U') IS NULL THEN 0 ELSE 1 END AS JournalCount,
    COUNT(*) AS ForeignCount
FROM INFORMATION_SCHEMA.TABLES AS t
WHERE t.TABLE_SCHEMA IN (N'etl', N'sales', N'rfm', N'bi');
