-- Load: loads of files and tables: read = loaded + dropped + rejected.
-- Grain: one row per load, and per undo of one.
-- Ten-thousandths as numbers.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi_Load
AS
SELECT
    l.LoadKey AS LoadKey,
    l.SourceName AS SourceName,
    l.SourceHash AS SourceHash,
    l.StartedAt AS StartedAt,
    l.FinishedAt AS FinishedAt,
    CASE WHEN u.LoadKey IS NOT NULL THEN 'Undone' ELSE l.Status END AS Status,
    l.RowsRead AS RowsRead,
    l.RowsLoaded AS RowsLoaded,
    l.RowsDropped AS RowsDropped,
    l.RowsRejected AS RowsRejected,
    l.AmountLoaded / 10000.0 AS AmountLoaded,
    l.RowsOverlapping AS RowsOverlapping,
    l.RowsReplaced AS RowsReplaced,
    l.RowsSkipped AS RowsSkipped,
    l.RowsFiltered AS RowsFiltered,
    l.SourceLabel AS SourceLabel,
    l.UndoesLoadKey AS UndoesLoadKey,
    u.LoadKey AS UndoneByLoadKey,
    COALESCE(d.RowsRemoved, 0) AS RowsRemoved,
    COALESCE(d.AmountRemoved, 0) / 10000.0 AS AmountRemoved
FROM etl_Load AS l
LEFT JOIN etl_Load AS u ON u.UndoesLoadKey = l.LoadKey AND u.Status = 'Completed'
LEFT JOIN (
    SELECT
        r.LoadKey AS LoadKey,
        SUM(r.RowsLoaded) AS RowsRemoved,
        SUM(r.AmountLoaded) AS AmountRemoved
    FROM sales_LoadDay AS r
    WHERE r.RemovedByLoadKey IS NOT NULL
    GROUP BY r.LoadKey
) AS d ON d.LoadKey = l.LoadKey;
