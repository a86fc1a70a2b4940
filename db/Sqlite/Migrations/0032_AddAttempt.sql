-- 0032_AddAttempt: when programs and load definitions were last tried, and why in vain.
-- Grain: two columns more per program and per load definition.
-- Why: a run that finds nothing changed leaves no row in etl.Run, a file that is refused none in etl.Load; without a trace nobody can tell a quiet
--   night from a dead one. NULL = not tried since this migration; the text is NULL where the last try did its work.
-- Since: 0.2.
-- Idempotent: no; SQLite has no conditional ALTER TABLE, the journal guards it.
ALTER TABLE etl_Program ADD COLUMN AttemptedAt TEXT NULL;
ALTER TABLE etl_Program ADD COLUMN AttemptFailureText TEXT NULL;
ALTER TABLE etl_LoadDefinition ADD COLUMN AttemptedAt TEXT NULL;
ALTER TABLE etl_LoadDefinition ADD COLUMN AttemptFailureText TEXT NULL;
