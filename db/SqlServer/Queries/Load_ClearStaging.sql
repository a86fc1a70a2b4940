-- Load_ClearStaging: removes what a load staged.
-- Grain: one load.
-- Why: DELETE, not TRUNCATE, which needs DDL rights and would take the rows of others.
-- Parameters: @LoadKey the load.
-- Idempotent: yes.
DELETE FROM etl.StagingTransaction
WHERE LoadKey = @LoadKey;
DELETE FROM etl.StagingRejectedRow
WHERE LoadKey = @LoadKey;
DELETE FROM etl.StagingCustomerAttribute
WHERE LoadKey = @LoadKey;
