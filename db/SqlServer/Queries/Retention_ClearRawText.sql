-- Retention_ClearRawText: clears the raw text of one batch of old rejected lines.
-- Grain: at most @RowCount rows.
-- Why: raw text can hold personal data; the line number and the reason stay. Repeated until it finds none.
-- Parameters: @LoadedBefore instant, UTC; @RowCount rows.
-- Idempotent: yes.
UPDATE TOP (@RowCount) etl.RejectedRow
SET
    RawText = NULL
WHERE RawText IS NOT NULL
    AND LoadKey IN (
        SELECT l.LoadKey AS LoadKey
        FROM etl.[Load] AS l
        WHERE l.StartedAt < @LoadedBefore
    );
