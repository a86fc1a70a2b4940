-- History_Apply: replaces the staged customers' intervals in and beside a window of days.
-- Grain: up to three rows per staged customer: the rest before the window, the window, the rest after it; merged where it is one stay.
-- Parameters: @ProgramKey; @FromDate, @ToDate the window, inclusive; @DayBefore, @DayAfter the days beside it (@DayAfter NULL at the end of
--   time); @MergeLeft, @MergeRight.
-- Idempotent: no; what was staged is consumed.
DELETE FROM {rfm.CustomerSegmentHistory}
WHERE ProgramKey = @ProgramKey
    AND ValidFromDate <= COALESCE(@DayAfter, @ToDate)
    AND ValidToDate >= @DayBefore
    AND CustomerKey IN (
        SELECT s.CustomerKey AS CustomerKey
        FROM {temp.StagingSegmentChange} AS s
    );
INSERT INTO {rfm.CustomerSegmentHistory} (ProgramKey, CustomerKey, ValidFromDate, ValidToDate, SegmentKey)
SELECT
    @ProgramKey AS ProgramKey,
    s.CustomerKey AS CustomerKey,
    s.LeftFromDate AS ValidFromDate,
    @DayBefore AS ValidToDate,
    s.LeftSegmentKey AS SegmentKey
FROM {temp.StagingSegmentChange} AS s
WHERE s.LeftFromDate IS NOT NULL
    AND (@MergeLeft = 0 OR s.SegmentKey IS NULL OR s.SegmentKey <> s.LeftSegmentKey);
INSERT INTO {rfm.CustomerSegmentHistory} (ProgramKey, CustomerKey, ValidFromDate, ValidToDate, SegmentKey)
SELECT
    @ProgramKey AS ProgramKey,
    s.CustomerKey AS CustomerKey,
    CASE WHEN @MergeLeft = 1 AND s.LeftSegmentKey = s.SegmentKey THEN s.LeftFromDate ELSE @FromDate END AS ValidFromDate,
    CASE WHEN @MergeRight = 1 AND s.RightSegmentKey = s.SegmentKey THEN s.RightToDate ELSE @ToDate END AS ValidToDate,
    s.SegmentKey AS SegmentKey
FROM {temp.StagingSegmentChange} AS s
WHERE s.SegmentKey IS NOT NULL;
INSERT INTO {rfm.CustomerSegmentHistory} (ProgramKey, CustomerKey, ValidFromDate, ValidToDate, SegmentKey)
SELECT
    @ProgramKey AS ProgramKey,
    s.CustomerKey AS CustomerKey,
    @DayAfter AS ValidFromDate,
    s.RightToDate AS ValidToDate,
    s.RightSegmentKey AS SegmentKey
FROM {temp.StagingSegmentChange} AS s
WHERE s.RightToDate IS NOT NULL
    AND (@MergeRight = 0 OR s.SegmentKey IS NULL OR s.SegmentKey <> s.RightSegmentKey);
DROP TABLE {temp.StagingSegmentChange};
