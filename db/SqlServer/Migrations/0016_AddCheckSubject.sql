-- 0016_AddCheckSubject: what a failed check found at fault, by stable names.
-- Grain: one column more per run and check.
-- Why: what was accepted once (a load, or a load and a day) holds no later run. One name a line; NULL where the check has none.
-- Since: 0.2.
-- Idempotent: yes.
IF NOT EXISTS (SELECT 1 AS IsThere FROM sys.columns AS c WHERE c.object_id = OBJECT_ID(N'rfm.QualityCheck') AND c.name = N'SubjectText')
ALTER TABLE rfm.QualityCheck ADD SubjectText nvarchar(4000) NULL;
