-- History_CountMismatch: how many customers of a run the history would not show in their segment once the staged changes are applied.
-- Grain: one row.
-- Why: asked before the publication's transaction, whose locks others wait for; after it Check_HistoryMatchesRun asks the same.
-- Parameters: @ProgramKey; @RunKey, a run that has its customer rows; @FromDate the first day of the window.
-- Idempotent: yes; reads only.
SELECT
    COUNT(*) AS MismatchCount
FROM {rfm.CustomerRfm} AS c
    LEFT JOIN {temp.StagingSegmentChange} AS s
        ON s.CustomerKey = c.CustomerKey
    LEFT JOIN {rfm.CustomerSegmentHistory} AS h
        ON h.ProgramKey = @ProgramKey
        AND h.CustomerKey = c.CustomerKey
        AND h.ValidFromDate <= @FromDate
        AND h.ValidToDate >= @FromDate
WHERE c.RunKey = @RunKey
    AND (
        (s.CustomerKey IS NOT NULL AND (s.SegmentKey IS NULL OR s.SegmentKey <> c.SegmentKey))
        OR (s.CustomerKey IS NULL AND (h.SegmentKey IS NULL OR h.SegmentKey <> c.SegmentKey))
    );
