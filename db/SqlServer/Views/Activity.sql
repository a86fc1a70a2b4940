-- Activity: every run and every load, whatever became of it.
-- Grain: one row per run, load and undo of a load.
-- Why: Run shows published runs only; who asks why there is nothing new sees here what failed, was held or still runs.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.Activity
AS
SELECT
    CAST('run' AS varchar(10)) AS ActivityKind,
    r.RunKey AS ActivityKey,
    CAST(p.ProgramName AS nvarchar(400)) AS SourceName,
    r.Status AS Status,
    r.StartedAt AS StartedAt,
    r.FinishedAt AS FinishedAt,
    CAST(DATEDIFF(second, r.StartedAt, r.FinishedAt) AS int) AS DurationSeconds,
    CAST(r.CustomerCount AS bigint) AS ItemCount,
    r.FailureText AS FailureText,
    r.CodeVersion AS CodeVersion
FROM etl.Run AS r
INNER JOIN etl.Program AS p ON p.ProgramKey = r.ProgramKey
UNION ALL
SELECT
    CAST(CASE WHEN l.UndoesLoadKey IS NULL THEN 'load' ELSE 'undo' END AS varchar(10)) AS ActivityKind,
    l.LoadKey AS ActivityKey,
    CAST(l.SourceName AS nvarchar(400)) AS SourceName,
    CAST(CASE WHEN u.LoadKey IS NOT NULL THEN 'Undone' ELSE l.Status END AS varchar(20)) AS Status,
    l.StartedAt AS StartedAt,
    l.FinishedAt AS FinishedAt,
    CAST(DATEDIFF(second, l.StartedAt, l.FinishedAt) AS int) AS DurationSeconds,
    CAST(l.RowsRead AS bigint) AS ItemCount,
    l.FailureText AS FailureText,
    CAST(NULL AS varchar(100)) AS CodeVersion
FROM etl.[Load] AS l
LEFT JOIN etl.[Load] AS u ON u.UndoesLoadKey = l.LoadKey AND u.Status = 'Completed';
