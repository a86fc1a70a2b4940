-- Check_HistoryOverlaps: stays of a customer that end before they begin or overlap the next one.
-- Grain: one row per offending stay; no row = the check passes.
-- Parameters: @ProgramKey (key).
-- Idempotent: yes; reads only.
SELECT
    h.CustomerKey AS CustomerKey,
    h.ValidFromDate AS ValidFromDate,
    h.ValidToDate AS ValidToDate
FROM rfm_CustomerSegmentHistory AS h
    LEFT JOIN rfm_CustomerSegmentHistory AS n
        ON n.ProgramKey = h.ProgramKey
        AND n.CustomerKey = h.CustomerKey
        AND n.ValidFromDate > h.ValidFromDate
        AND n.ValidFromDate <= h.ValidToDate
WHERE h.ProgramKey = @ProgramKey
    AND (
        h.ValidToDate < h.ValidFromDate
        OR n.CustomerKey IS NOT NULL
    );
