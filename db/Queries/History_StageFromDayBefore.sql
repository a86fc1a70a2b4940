-- History_StageFromDayBefore: the customers whose history changes when the day before a window goes on through it.
-- Grain: one row per changed customer, with the interval on either side of the window.
-- Why: the window of an unpublished run goes back to the run before it, whose customer rows may have been purged; the history still knows
--   them.
-- Parameters: as History_StageFromRun, without @RunKey; @MergeLeft is always 1.
-- Idempotent: no; History_CreateStaging comes before.
INSERT INTO {temp.StagingSegmentChange} (CustomerKey, SegmentKey, LeftFromDate, LeftSegmentKey, RightToDate, RightSegmentKey)
SELECT
    b.CustomerKey AS CustomerKey,
    b.SegmentKey AS SegmentKey,
    b.ValidFromDate AS LeftFromDate,
    b.SegmentKey AS LeftSegmentKey,
    a.ValidToDate AS RightToDate,
    a.SegmentKey AS RightSegmentKey
FROM {rfm.CustomerSegmentHistory} AS b
    LEFT JOIN {rfm.CustomerSegmentHistory} AS a
        ON a.ProgramKey = @ProgramKey
        AND a.CustomerKey = b.CustomerKey
        AND a.ValidFromDate <= @DayAfter
        AND a.ValidToDate >= @DayAfter
WHERE b.ProgramKey = @ProgramKey
    AND b.ValidFromDate <= @DayBefore
    AND b.ValidToDate >= @DayBefore
    AND (
        b.ValidToDate < @ToDate
        OR (b.ValidToDate > @ToDate AND @MergeRight = 0)
        OR (b.ValidToDate = @ToDate AND @MergeRight = 1 AND a.SegmentKey = b.SegmentKey)
    );
INSERT INTO {temp.StagingSegmentChange} (CustomerKey, SegmentKey, LeftFromDate, LeftSegmentKey, RightToDate, RightSegmentKey)
SELECT
    x.CustomerKey AS CustomerKey,
    NULL AS SegmentKey,
    NULL AS LeftFromDate,
    NULL AS LeftSegmentKey,
    a.ValidToDate AS RightToDate,
    a.SegmentKey AS RightSegmentKey
FROM (
    SELECT DISTINCT
        o.CustomerKey AS CustomerKey
    FROM {rfm.CustomerSegmentHistory} AS o
    WHERE o.ProgramKey = @ProgramKey
        AND o.ValidFromDate <= @ToDate
        AND o.ValidToDate >= @FromDate
        AND NOT EXISTS (
            SELECT 1 AS IsThere
            FROM {rfm.CustomerSegmentHistory} AS b
            WHERE b.ProgramKey = @ProgramKey
                AND b.CustomerKey = o.CustomerKey
                AND b.ValidFromDate <= @DayBefore
                AND b.ValidToDate >= @DayBefore
        )
    ) AS x
    LEFT JOIN {rfm.CustomerSegmentHistory} AS a
        ON a.ProgramKey = @ProgramKey
        AND a.CustomerKey = x.CustomerKey
        AND a.ValidFromDate <= @DayAfter
        AND a.ValidToDate >= @DayAfter;
