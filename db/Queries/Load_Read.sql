-- Load_Read: a load, with what stands in the way of undoing it.
-- Grain: at most one row.
-- Parameters: @LoadKey.
-- Idempotent: yes; reads only.
SELECT
    l.LoadKey AS LoadKey,
    l.LoadKind AS LoadKind,
    l.SourceName AS SourceName,
    l.SourceLabel AS SourceLabel,
    l.Status AS Status,
    l.RowsLoaded AS RowsLoaded,
    l.RowsReplaced AS RowsReplaced,
    l.UndoesLoadKey AS UndoesLoadKey,
    l.HasValueHistory AS HasValueHistory,
    (
        SELECT MIN(u.LoadKey) AS LoadKey
        FROM {etl.Load} AS u
        WHERE u.UndoesLoadKey = l.LoadKey
            AND u.Status = 'Completed'
    ) AS UndoneByLoadKey,
    (
        SELECT COALESCE(SUM(d.RowsLoaded), 0) AS RowsHidden
        FROM {sales.LoadDay} AS d
        WHERE d.RemovedByLoadKey = l.LoadKey
            AND d.IsPurged = 0
    ) AS RowsHidden
FROM {etl.Load} AS l
WHERE l.LoadKey = @LoadKey;
