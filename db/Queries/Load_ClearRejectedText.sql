-- Load_ClearRejectedText: clears the raw text of rows rejected long ago: it may hold personal data.
-- Grain: one row per rejected row with text.
-- Parameters: @Before instant, UTC: loads begun before it are cleared.
-- Idempotent: yes.
UPDATE {etl.RejectedRow}
SET RawText = NULL
WHERE RawText IS NOT NULL
    AND LoadKey IN (SELECT l.LoadKey FROM {etl.Load} AS l WHERE l.StartedAt < @Before);
