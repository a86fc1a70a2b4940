-- Load_FindCompleted: the last completed load of a source.
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
    l.LastOrderDate AS LastOrderDate
FROM etl.Load AS l
WHERE l.SourceHash = @SourceHash
    AND l.LoadKind = @LoadKind
    AND l.Status = 'Completed'
ORDER BY l.LoadKey DESC;
