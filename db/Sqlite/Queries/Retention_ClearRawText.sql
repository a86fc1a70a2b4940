-- Retention_ClearRawText: clears the raw text of one batch of old rejected lines.
-- Grain: at most @RowCount rows.
-- Why: raw text can hold personal data; the line number and the reason stay. Repeated until it finds none.
-- Parameters: @LoadedBefore instant, UTC; @RowCount rows.
-- Idempotent: yes.
UPDATE etl_RejectedRow
SET
    RawText = NULL
WHERE (LoadKey, LineNumber) IN (
    SELECT
        j.LoadKey AS LoadKey,
        j.LineNumber AS LineNumber
    FROM etl_Load AS l
        INNER JOIN etl_RejectedRow AS j
            ON j.LoadKey = l.LoadKey
    WHERE l.StartedAt < @LoadedBefore
        AND j.RawText IS NOT NULL
    LIMIT @RowCount
);
