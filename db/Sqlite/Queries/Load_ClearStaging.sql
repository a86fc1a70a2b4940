-- Load_ClearStaging: removes what a load staged.
-- Grain: one load.
-- Parameters: @LoadKey the load.
-- Idempotent: yes.
DELETE FROM temp.StagingTransaction
WHERE LoadKey = @LoadKey;
DELETE FROM temp.StagingRejectedRow
WHERE LoadKey = @LoadKey;
DELETE FROM temp.StagingCustomerAttribute
WHERE LoadKey = @LoadKey;
