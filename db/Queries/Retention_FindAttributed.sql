-- Retention_FindAttributed: the customers of whom old loads said something.
-- Grain: one row per customer, in a temporary table.
-- Parameters: @ToLoadKey the newest of these loads.
-- Idempotent: no.
INSERT INTO {temp.AffectedCustomer} (AffectedKey)
SELECT DISTINCT v.CustomerKey AS AffectedKey
FROM {sales.LoadAttribute} AS v
WHERE v.LoadKey <= @ToLoadKey;
