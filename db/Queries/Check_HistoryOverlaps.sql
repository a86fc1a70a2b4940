-- Check_HistoryOverlaps: stays of a customer that end before they begin or begin before an earlier one has ended.
-- Grain: one row per offending stay; no row = the check passes.
-- Why: what begins on the program's first day has no earlier stay, so it is not searched for; in a young history that is nearly everyone.
-- Parameters: @ProgramKey (key).
-- Idempotent: yes; reads only.
SELECT
    h.CustomerKey AS CustomerKey,
    h.ValidFromDate AS ValidFromDate,
    h.ValidToDate AS ValidToDate
FROM {rfm.CustomerSegmentHistory} AS h
    CROSS JOIN (
        SELECT
            MIN(f.ValidFromDate) AS FirstDate
        FROM {rfm.CustomerSegmentHistory} AS f
        WHERE f.ProgramKey = @ProgramKey
    ) AS x
WHERE h.ProgramKey = @ProgramKey
    AND (
        h.ValidToDate < h.ValidFromDate
        OR (
            h.ValidFromDate > x.FirstDate
            AND EXISTS (
                SELECT 1 AS IsThere
                FROM {rfm.CustomerSegmentHistory} AS e
                WHERE e.ProgramKey = @ProgramKey
                    AND e.CustomerKey = h.CustomerKey
                    AND e.ValidFromDate < h.ValidFromDate
                    AND e.ValidToDate >= h.ValidFromDate
            )
        )
    );
