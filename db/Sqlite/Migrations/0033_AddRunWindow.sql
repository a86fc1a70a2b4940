-- 0033_AddRunWindow: until when a scheduled run may go on.
-- Grain: two columns more per program.
-- Why: a run that is late must not meet the morning's readers. NotAfterTime is HH:MM in the program's time zone; NULL = no limit.
-- Since: 0.2.
-- Idempotent: no; SQLite has no conditional ALTER TABLE, the journal guards it.
ALTER TABLE etl_Program ADD COLUMN NotAfterTime TEXT NULL;
ALTER TABLE etl_Program ADD COLUMN TimeLimitMinutes INTEGER NULL;
