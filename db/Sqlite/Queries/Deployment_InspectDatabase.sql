-- Deployment_InspectDatabase: whether the journal is there, and how many tables and views are not RfmBatch's.
-- Grain: one row.
-- Parameters: none.
-- Idempotent: yes.
SELECT
    COALESCE(SUM(CASE WHEN m.name = 'etl_SchemaVersion' THEN 1 ELSE 0 END), 0) AS JournalCount,
    COALESCE(
        SUM(CASE WHEN m.name NOT LIKE 'etl\_%' ESCAPE '\' AND m.name NOT LIKE 'sqlite\_%' ESCAPE '\' THEN 1 ELSE 0 END),
        0
    ) AS ForeignCount
FROM sqlite_master AS m
WHERE m.type IN ('table', 'view');
