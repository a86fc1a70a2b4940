-- CustomerSegmentHistory: since when, and until when, a customer was in a segment, over the program's current runs.
-- Grain: one row per customer, program and unbroken stay in one segment.
-- Dates (days since 1970-01-01) are shown as ISO text.
-- 2932896 is 9999-12-31.
-- Idempotent: no; the deployer drops the old view in the same transaction.
CREATE VIEW bi_CustomerSegmentHistory
AS
SELECT
    h.CustomerKey AS CustomerKey,
    h.ProgramKey AS ProgramKey,
    h.SegmentKey AS SegmentKey,
    date(h.ValidFromDate * 86400, 'unixepoch') AS ValidFromDate,
    date(h.ValidToDate * 86400, 'unixepoch') AS ValidToDate,
    CASE WHEN h.ValidToDate = 2932896 THEN 1 ELSE 0 END AS IsCurrent
FROM rfm_CustomerSegmentHistory AS h;
