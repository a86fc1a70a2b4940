-- Check_HistoryMatchesRun: customers of a current run whose stay on its last observed day is missing or in another segment.
-- Grain: one row per offending customer; no row = the check passes.
-- Why: a run that is not current does not speak for its days.
-- Parameters: @RunKey (key), a run that has its customer rows.
-- Idempotent: yes; reads only.
SELECT
    c.CustomerKey AS CustomerKey,
    c.SegmentKey AS SegmentKey,
    h.SegmentKey AS HistorySegmentKey
FROM {etl.Run} AS r
    INNER JOIN {rfm.CustomerRfm} AS c
        ON c.RunKey = r.RunKey
    LEFT JOIN {rfm.CustomerSegmentHistory} AS h
        ON h.ProgramKey = r.ProgramKey
        AND h.CustomerKey = c.CustomerKey
        AND r.ObservedToDate BETWEEN h.ValidFromDate AND h.ValidToDate
WHERE r.RunKey = @RunKey
    AND r.IsCurrent = 1
    AND (
        h.SegmentKey IS NULL
        OR h.SegmentKey <> c.SegmentKey
    );
