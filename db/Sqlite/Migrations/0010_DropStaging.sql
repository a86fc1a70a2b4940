-- 0010_DropStaging: removes the shared staging table of publications.
-- Grain: the table of 0004.
-- Why: rows are staged in temporary tables of the connection, as in the other store.
-- Since: 0.2.
-- Idempotent: yes.
DROP TABLE IF EXISTS etl_StagingSegmentChange;
