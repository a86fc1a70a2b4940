-- Load_AbandonRunning: marks loads that died as Abandoned and clears what they staged.
-- Grain: one row per load still Running.
-- Why: only the holder of the load lock calls it, so whatever is Running or staged belongs to nobody alive. DELETE, not TRUNCATE, which needs DDL rights.
-- Parameters: @FinishedAt now, UTC.
-- Idempotent: yes.
UPDATE etl_Load
SET Status = 'Abandoned',
    FinishedAt = @FinishedAt,
    FailureText = 'The process ended before the load did.'
WHERE Status = 'Running';
