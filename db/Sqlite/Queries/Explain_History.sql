-- Explain_History: the stays of one customer in segments, per program.
-- Grain: one row per program and stay.
-- Why: CROSS JOIN makes SQLite seek each program's rows; the key begins with the program.
-- Parameters: @CustomerKey (key).
-- Idempotent: yes; reads only.
SELECT
    p.ProgramName AS ProgramName,
    s.SegmentName AS SegmentName,
    h.ValidFromDate AS ValidFromDate,
    h.ValidToDate AS ValidToDate
FROM etl_Program AS p
    CROSS JOIN rfm_CustomerSegmentHistory AS h
        ON h.ProgramKey = p.ProgramKey
        AND h.CustomerKey = @CustomerKey
    INNER JOIN rfm_Segment AS s
        ON s.SegmentKey = h.SegmentKey
ORDER BY
    p.ProgramName,
    h.ValidFromDate;
