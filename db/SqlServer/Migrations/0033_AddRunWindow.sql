-- 0033_AddRunWindow: until when a scheduled run may go on.
-- Grain: two columns more per program.
-- Why: a run that is late must not meet the morning's readers. NotAfterTime is HH:MM in the program's time zone; NULL = no limit.
-- Since: 0.2.
-- Idempotent: yes.
IF NOT EXISTS (SELECT 1 AS IsThere FROM sys.columns AS c WHERE c.object_id = OBJECT_ID(N'etl.Program') AND c.name = N'NotAfterTime')
ALTER TABLE etl.Program ADD NotAfterTime varchar(5) NULL;
IF NOT EXISTS (SELECT 1 AS IsThere FROM sys.columns AS c WHERE c.object_id = OBJECT_ID(N'etl.Program') AND c.name = N'TimeLimitMinutes')
ALTER TABLE etl.Program ADD TimeLimitMinutes int NULL;
