-- Activity: every run and every load, whatever became of it.
-- Grain: one row per run, load and undo of a load.
-- Why: Run shows published runs only; who asks why there is nothing new sees here what failed, was held or still runs.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi_Activity
AS
SELECT
    'run' AS ActivityKind,
    r.RunKey AS ActivityKey,
    p.ProgramName AS SourceName,
    r.Status AS Status,
    r.StartedAt AS StartedAt,
    r.FinishedAt AS FinishedAt,
    CAST(strftime('%s', r.FinishedAt) AS INTEGER) - CAST(strftime('%s', r.StartedAt) AS INTEGER) AS DurationSeconds,
    r.CustomerCount AS ItemCount,
    r.FailureText AS FailureText,
    r.CodeVersion AS CodeVersion
FROM etl_Run AS r
INNER JOIN etl_Program AS p ON p.ProgramKey = r.ProgramKey
UNION ALL
SELECT
    CASE WHEN l.UndoesLoadKey IS NULL THEN 'load' ELSE 'undo' END AS ActivityKind,
    l.LoadKey AS ActivityKey,
    l.SourceName AS SourceName,
    CASE WHEN u.LoadKey IS NOT NULL THEN 'Undone' ELSE l.Status END AS Status,
    l.StartedAt AS StartedAt,
    l.FinishedAt AS FinishedAt,
    CAST(strftime('%s', l.FinishedAt) AS INTEGER) - CAST(strftime('%s', l.StartedAt) AS INTEGER) AS DurationSeconds,
    l.RowsRead AS ItemCount,
    l.FailureText AS FailureText,
    NULL AS CodeVersion
FROM etl_Load AS l
LEFT JOIN etl_Load AS u ON u.UndoesLoadKey = l.LoadKey AND u.Status = 'Completed';
