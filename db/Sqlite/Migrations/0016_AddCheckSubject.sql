-- 0016_AddCheckSubject: what a failed check found at fault, by stable names.
-- Grain: one column more per run and check.
-- Why: what was accepted once (a load, or a load and a day) holds no later run. One name a line; NULL where the check has none.
-- Since: 0.2.
-- Idempotent: no; SQLite has no conditional ALTER TABLE, the journal guards it.
ALTER TABLE rfm_QualityCheck ADD COLUMN SubjectText TEXT NULL;
