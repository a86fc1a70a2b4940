-- Load_AbandonRunning: marks loads that died as Abandoned.
-- Grain: one row per load still Running.
-- Why: only the holder of the load lock calls it, so whatever is Running belongs to nobody alive.
-- What they wrote or staged went with their sessions.
-- Parameters: @FinishedAt now, UTC.
-- Idempotent: yes.
UPDATE {etl.Load}
SET Status = 'Abandoned',
    FinishedAt = @FinishedAt,
    FailureText = 'The process ended before the load did.'
WHERE Status = 'Running';
