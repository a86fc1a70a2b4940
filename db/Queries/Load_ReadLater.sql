-- Load_ReadLater: the later loads that build on a load.
-- Grain: one row per load that replaced rows of it, and per load that skipped rows because it has them; newest first.
-- Why: what was undone stands in nobody's way.
-- Parameters: @LoadKey.
-- Idempotent: yes; reads only.
SELECT
    l.LoadKey AS LoadKey,
    l.SourceName AS SourceName,
    SUM(b.RowsConcerned) AS RowsConcerned,
    b.Replaces AS Replaces
FROM (
    SELECT
        d.RemovedByLoadKey AS LaterKey,
        d.RowsLoaded AS RowsConcerned,
        1 AS Replaces
    FROM {sales.LoadDay} AS d
    WHERE d.LoadKey = @LoadKey
        AND d.RemovedByLoadKey IS NOT NULL
    UNION ALL
    SELECT
        o.LoadKey AS LaterKey,
        o.RowsSkipped AS RowsConcerned,
        0 AS Replaces
    FROM {sales.LoadOverlap} AS o
    WHERE o.EarlierLoadKey = @LoadKey
        AND o.RowsSkipped > 0
) AS b
INNER JOIN {etl.Load} AS l ON l.LoadKey = b.LaterKey
LEFT JOIN {etl.Load} AS u ON u.UndoesLoadKey = b.LaterKey AND u.Status = 'Completed'
WHERE u.LoadKey IS NULL
GROUP BY
    l.LoadKey,
    l.SourceName,
    b.Replaces
ORDER BY
    l.LoadKey DESC;
