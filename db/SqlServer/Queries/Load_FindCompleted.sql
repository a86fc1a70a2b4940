-- Load_FindCompleted: the last completed load of a source; one that was undone only where all were.
-- Grain: at most one row.
-- Parameters: @LoadKind 'transactions' or 'customers'; @SourceHash SHA-256 in hexadecimal, 64 characters.
-- Idempotent: yes.
SELECT TOP (1)
    l.LoadKey AS LoadKey,
    l.SourceName AS SourceName,
    l.FinishedAt AS FinishedAt,
    l.RowsRead AS RowsRead,
    l.AmountLoaded AS AmountLoaded,
    l.FirstOrderDate AS FirstOrderDate,
    l.LastOrderDate AS LastOrderDate,
    u.LoadKey AS UndoneByLoadKey
FROM etl.[Load] AS l
LEFT JOIN etl.[Load] AS u ON u.UndoesLoadKey = l.LoadKey AND u.Status = 'Completed'
WHERE l.SourceHash = @SourceHash
    AND l.LoadKind = @LoadKind
    AND l.Status = 'Completed'
ORDER BY
    CASE WHEN u.LoadKey IS NULL THEN 0 ELSE 1 END,
    l.LoadKey DESC;
