-- Retention_CountRawText: rejected lines whose raw text is due to be cleared.
-- Grain: one row.
-- Parameters: @LoadedBefore instant, UTC.
-- Idempotent: yes.
SELECT
    COUNT(*) AS RowCountToClear
FROM {etl.RejectedRow} AS j
    INNER JOIN {etl.Load} AS l
        ON l.LoadKey = j.LoadKey
WHERE l.StartedAt < @LoadedBefore
    AND j.RawText IS NOT NULL;
