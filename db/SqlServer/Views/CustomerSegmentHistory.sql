-- CustomerSegmentHistory: since when, and until when, a customer was in a segment, over the program's current runs.
-- Grain: one row per customer, program and unbroken stay in one segment.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.CustomerSegmentHistory
AS
SELECT
    h.CustomerKey AS CustomerKey,
    h.ProgramKey AS ProgramKey,
    h.SegmentKey AS SegmentKey,
    h.ValidFromDate AS ValidFromDate,
    h.ValidToDate AS ValidToDate,
    CAST(CASE WHEN h.ValidToDate = DATEFROMPARTS(9999, 12, 31) THEN 1 ELSE 0 END AS bit) AS IsCurrent
FROM rfm.CustomerSegmentHistory AS h;
