-- Summary_ReadAttributeStamp: tells whether customers' attributes were changed between two looks.
-- Grain: one row.
-- Why: a run with a filter asks for its customers more than once. A load changes attributes and its own status together; forgetting a
--   customer only takes attributes away.
-- Idempotent: yes.
SELECT
    (SELECT COALESCE(MAX(l.LoadKey), 0) AS LoadKey FROM {etl.Load} AS l WHERE l.Status = 'Completed') AS LastLoadKey,
    (SELECT COUNT(*) AS AttributeCount FROM {sales.CustomerAttribute} AS a) AS AttributeCount;
