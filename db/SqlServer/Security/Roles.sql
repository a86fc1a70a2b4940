-- Roles: who may do what.
-- Grain: one role for readers, one for jobs.
-- Why: rfm_reader sees the published contract and nothing else: views of bi read tables of the same owner (dbo), so no right on tables is
--   needed; and the names of scripts in the journal, by which export and report know the database. rfm_job loads, runs, publishes and
--   purges. It has no DDL right, and so no TRUNCATE, no IDENTITY_INSERT and no bulk copy into
--   tables with constraints: it copies into temporary tables, for which nobody needs a right. It reads the journal, the view versions and
--   the dictionary, but only a deployment writes them. To the audit it adds rows, and neither changes nor deletes one.
-- Idempotent: yes; repeated at every deployment.
IF DATABASE_PRINCIPAL_ID(N'rfm_reader') IS NULL CREATE ROLE rfm_reader;
IF DATABASE_PRINCIPAL_ID(N'rfm_job') IS NULL CREATE ROLE rfm_job;

GRANT SELECT ON SCHEMA::bi TO rfm_reader;
GRANT SELECT ON etl.SchemaVersion TO rfm_reader;

GRANT SELECT ON SCHEMA::bi TO rfm_job;
GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::sales TO rfm_job;
GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::rfm TO rfm_job;
GRANT SELECT ON SCHEMA::etl TO rfm_job;
GRANT INSERT ON etl.Audit TO rfm_job;
GRANT INSERT, UPDATE, DELETE ON etl.Alert TO rfm_job;
GRANT INSERT, UPDATE, DELETE ON etl.Program TO rfm_job;
GRANT INSERT, UPDATE, DELETE ON etl.Run TO rfm_job;
GRANT INSERT, UPDATE, DELETE ON etl.[Load] TO rfm_job;
GRANT INSERT, UPDATE, DELETE ON etl.RejectedRow TO rfm_job;
GRANT INSERT, UPDATE, DELETE ON etl.RejectShape TO rfm_job;
GRANT INSERT, UPDATE, DELETE ON etl.LoadDefinition TO rfm_job;
GRANT INSERT, UPDATE, DELETE ON etl.CalendarDate TO rfm_job;
