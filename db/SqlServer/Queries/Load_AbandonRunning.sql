-- Load_AbandonRunning: marks loads that died as Abandoned and clears what they staged.
-- Grain: one row per load still Running.
-- Why: only the holder of the load lock calls it, so whatever is Running or staged belongs to nobody alive. DELETE, not TRUNCATE, which needs DDL rights.
-- Parameters: @FinishedAt now, UTC.
-- Idempotent: yes.
DELETE FROM etl.StagingTransaction;
DELETE FROM etl.StagingRejectedRow;
DELETE FROM etl.StagingCustomerAttribute;
UPDATE etl.Load
SET Status = 'Abandoned',
    FinishedAt = @FinishedAt,
    FailureText = N'The process ended before the load did.'
WHERE Status = 'Running';
