-- Deployment_ReadJournal: the scripts that ran, in their order.
-- Grain: one row per script.
-- Parameters: none.
-- Idempotent: yes.
SELECT v.ScriptName AS ScriptName
FROM {etl.SchemaVersion} AS v
ORDER BY v.Id;
