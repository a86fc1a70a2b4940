-- Deployment_InsertJournal: writes down that a migration ran, now, in UTC.
-- Grain: one row.
-- Parameters: @ScriptName logical name of the script, text up to 255.
-- Idempotent: no.
INSERT INTO etl.SchemaVersion (ScriptName, Applied)
VALUES (@ScriptName, SYSUTCDATETIME());
