-- Load: loads of files and tables: read = loaded + dropped + rejected.
-- Grain: one row per load, and per undo of one.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.[Load]
AS
SELECT
    l.LoadKey AS LoadKey,
    l.SourceName AS SourceName,
    l.SourceHash AS SourceHash,
    l.StartedAt AS StartedAt,
    l.FinishedAt AS FinishedAt,
    CAST(CASE WHEN u.LoadKey IS NOT NULL THEN 'Undone' ELSE l.Status END AS varchar(20)) AS Status,
    l.RowsRead AS RowsRead,
    l.RowsLoaded AS RowsLoaded,
    l.RowsDropped AS RowsDropped,
    l.RowsRejected AS RowsRejected,
    l.AmountLoaded AS AmountLoaded,
    l.RowsOverlapping AS RowsOverlapping,
    l.RowsReplaced AS RowsReplaced,
    l.RowsSkipped AS RowsSkipped,
    l.RowsFiltered AS RowsFiltered,
    l.SourceLabel AS SourceLabel,
    l.UndoesLoadKey AS UndoesLoadKey,
    u.LoadKey AS UndoneByLoadKey,
    CAST(COALESCE(d.RowsRemoved, 0) AS bigint) AS RowsRemoved,
    CAST(COALESCE(d.AmountRemoved, 0) AS decimal(19, 4)) AS AmountRemoved
FROM etl.[Load] AS l
LEFT JOIN etl.[Load] AS u ON u.UndoesLoadKey = l.LoadKey AND u.Status = 'Completed'
LEFT JOIN (
    SELECT
        r.LoadKey AS LoadKey,
        SUM(r.RowsLoaded) AS RowsRemoved,
        SUM(r.AmountLoaded) AS AmountRemoved
    FROM sales.LoadDay AS r
    WHERE r.RemovedByLoadKey IS NOT NULL
    GROUP BY r.LoadKey
) AS d ON d.LoadKey = l.LoadKey;
