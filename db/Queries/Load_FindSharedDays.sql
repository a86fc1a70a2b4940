-- Load_FindSharedDays: the days that a load has in common with earlier ones, and the days of its source that it replaces.
-- Grain: one row per earlier load and day, in temporary tables.
-- Why: only rows of shared days can be loaded twice, so that a load of new days is compared with nothing. The rows that a load replaces
-- are not compared with it.
-- Parameters: @LoadKey; @SourceLabel the source whose days are replaced, NULL where none are.
-- Idempotent: no.
INSERT INTO {temp.ReplacedDay} (ReplacedLoadKey, ReplacedDate)
SELECT
    e.LoadKey AS ReplacedLoadKey,
    e.OrderDate AS ReplacedDate
FROM {sales.LoadDay} AS e
INNER JOIN {etl.Load} AS l ON l.LoadKey = e.LoadKey
INNER JOIN {sales.LoadDay} AS n ON n.LoadKey = @LoadKey AND n.OrderDate = e.OrderDate
WHERE e.LoadKey < @LoadKey
    AND e.RemovedByLoadKey IS NULL
    AND l.SourceLabel = @SourceLabel;

INSERT INTO {temp.OverlapDay} (EarlierLoadKey, OverlapDate)
SELECT
    e.LoadKey AS EarlierLoadKey,
    e.OrderDate AS OverlapDate
FROM {sales.LoadDay} AS e
INNER JOIN {sales.LoadDay} AS n ON n.LoadKey = @LoadKey AND n.OrderDate = e.OrderDate
WHERE e.LoadKey < @LoadKey
    AND e.RemovedByLoadKey IS NULL
    AND NOT EXISTS (
        SELECT 1 AS IsReplaced
        FROM {temp.ReplacedDay} AS r
        WHERE r.ReplacedLoadKey = e.LoadKey
            AND r.ReplacedDate = e.OrderDate
    );
