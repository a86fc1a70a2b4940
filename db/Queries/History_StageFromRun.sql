-- History_StageFromRun: the customers whose history changes when a window of days takes its segments from a run.
-- Grain: one row per changed customer, with the interval on either side of the window.
-- Why: @RunKey NULL empties the window. Unchanged customers are left alone, so that a monthly run costs what changed.
-- Parameters: @ProgramKey; @RunKey; @FromDate, @ToDate the window, inclusive; @DayBefore, @DayAfter the days beside it (@DayAfter NULL at
--   the end of time);
--   @MergeLeft, @MergeRight 1 where an equal segment on that side is the same stay.
-- Idempotent: no; History_CreateStaging comes before.
INSERT INTO {temp.StagingSegmentChange} (CustomerKey, SegmentKey, LeftFromDate, LeftSegmentKey, RightToDate, RightSegmentKey)
SELECT
    c.CustomerKey AS CustomerKey,
    c.SegmentKey AS SegmentKey,
    b.ValidFromDate AS LeftFromDate,
    b.SegmentKey AS LeftSegmentKey,
    a.ValidToDate AS RightToDate,
    a.SegmentKey AS RightSegmentKey
FROM {rfm.CustomerRfm} AS c
    LEFT JOIN {rfm.CustomerSegmentHistory} AS b
        ON b.ProgramKey = @ProgramKey
        AND b.CustomerKey = c.CustomerKey
        AND b.ValidFromDate <= @DayBefore
        AND b.ValidToDate >= @DayBefore
    LEFT JOIN {rfm.CustomerSegmentHistory} AS a
        ON a.ProgramKey = @ProgramKey
        AND a.CustomerKey = c.CustomerKey
        AND a.ValidFromDate <= @DayAfter
        AND a.ValidToDate >= @DayAfter
    LEFT JOIN {rfm.CustomerSegmentHistory} AS o
        ON o.ProgramKey = @ProgramKey
        AND o.CustomerKey = c.CustomerKey
        AND o.ValidFromDate <= @FromDate
        AND o.ValidToDate >= @ToDate
        AND o.SegmentKey = c.SegmentKey
WHERE c.RunKey = @RunKey
    AND (
        o.CustomerKey IS NULL
        OR (o.ValidFromDate < @FromDate AND @MergeLeft = 0)
        OR (o.ValidFromDate = @FromDate AND @MergeLeft = 1 AND b.SegmentKey = c.SegmentKey)
        OR (o.ValidToDate > @ToDate AND @MergeRight = 0)
        OR (o.ValidToDate = @ToDate AND @MergeRight = 1 AND a.SegmentKey = c.SegmentKey)
    );
INSERT INTO {temp.StagingSegmentChange} (CustomerKey, SegmentKey, LeftFromDate, LeftSegmentKey, RightToDate, RightSegmentKey)
SELECT
    x.CustomerKey AS CustomerKey,
    NULL AS SegmentKey,
    b.ValidFromDate AS LeftFromDate,
    b.SegmentKey AS LeftSegmentKey,
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
            FROM {rfm.CustomerRfm} AS c
            WHERE c.RunKey = @RunKey
                AND c.CustomerKey = o.CustomerKey
        )
    ) AS x
    LEFT JOIN {rfm.CustomerSegmentHistory} AS b
        ON b.ProgramKey = @ProgramKey
        AND b.CustomerKey = x.CustomerKey
        AND b.ValidFromDate <= @DayBefore
        AND b.ValidToDate >= @DayBefore
    LEFT JOIN {rfm.CustomerSegmentHistory} AS a
        ON a.ProgramKey = @ProgramKey
        AND a.CustomerKey = x.CustomerKey
        AND a.ValidFromDate <= @DayAfter
        AND a.ValidToDate >= @DayAfter;
