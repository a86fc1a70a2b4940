-- Load: loads of files and tables: read = loaded + dropped + rejected.
-- Grain: one row per load, and per undo of one.
-- Idempotent: no; the deployer drops the old view in the same transaction.
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
    u.LoadKey AS UndoneByLoadKey
FROM etl.[Load] AS l
LEFT JOIN etl.[Load] AS u ON u.UndoesLoadKey = l.LoadKey AND u.Status = 'Completed';
