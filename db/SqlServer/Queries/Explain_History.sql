-- Explain_History: the stays of one customer in segments, per program.
-- Grain: one row per program and stay.
-- Parameters: @CustomerKey (key).
-- Idempotent: yes; reads only.
SELECT
    p.ProgramName AS ProgramName,
    s.SegmentName AS SegmentName,
    h.ValidFromDate AS ValidFromDate,
    h.ValidToDate AS ValidToDate
FROM etl.Program AS p
    INNER JOIN rfm.CustomerSegmentHistory AS h
        ON h.ProgramKey = p.ProgramKey
        AND h.CustomerKey = @CustomerKey
    INNER JOIN rfm.Segment AS s
        ON s.SegmentKey = h.SegmentKey
ORDER BY
    p.ProgramName,
    h.ValidFromDate;
