-- 0032_AddAttempt: when programs and load definitions were last tried, and why in vain.
-- Grain: two columns more per program and per load definition.
-- Why: a run that finds nothing changed leaves no row in etl.Run, a file that is refused none in etl.Load; without a trace nobody can tell a quiet
--   night from a dead one. NULL = not tried since this migration; the text is NULL where the last try did its work.
-- Since: 0.2.
-- Idempotent: yes.
IF NOT EXISTS (SELECT 1 AS IsThere FROM sys.columns AS c WHERE c.object_id = OBJECT_ID(N'etl.Program') AND c.name = N'AttemptedAt')
ALTER TABLE etl.Program ADD AttemptedAt datetime2(3) NULL;
IF NOT EXISTS (SELECT 1 AS IsThere FROM sys.columns AS c WHERE c.object_id = OBJECT_ID(N'etl.Program') AND c.name = N'AttemptFailureText')
ALTER TABLE etl.Program ADD AttemptFailureText nvarchar(2000) NULL;
IF NOT EXISTS (SELECT 1 AS IsThere FROM sys.columns AS c WHERE c.object_id = OBJECT_ID(N'etl.LoadDefinition') AND c.name = N'AttemptedAt')
ALTER TABLE etl.LoadDefinition ADD AttemptedAt datetime2(3) NULL;
IF NOT EXISTS (SELECT 1 AS IsThere FROM sys.columns AS c WHERE c.object_id = OBJECT_ID(N'etl.LoadDefinition') AND c.name = N'AttemptFailureText')
ALTER TABLE etl.LoadDefinition ADD AttemptFailureText nvarchar(2000) NULL;
