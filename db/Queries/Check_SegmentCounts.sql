-- Check_SegmentCounts: segments of a run whose stored count is not the number of its customers.
-- Grain: one row per offending segment; no row = the check passes.
-- Parameters: @RunKey (key), a run that has its customer rows.
-- Idempotent: yes; reads only.
SELECT
    COALESCE(m.SegmentKey, f.SegmentKey) AS SegmentKey,
    COALESCE(m.CustomerCount, 0) AS StoredCount,
    COALESCE(f.FoundCount, 0) AS FoundCount
FROM (
        SELECT
            s.SegmentKey AS SegmentKey,
            s.CustomerCount AS CustomerCount
        FROM {rfm.SegmentSummary} AS s
        WHERE s.RunKey = @RunKey
    ) AS m
    FULL OUTER JOIN (
        SELECT
            c.SegmentKey AS SegmentKey,
            COUNT(*) AS FoundCount
        FROM {rfm.CustomerRfm} AS c
        WHERE c.RunKey = @RunKey
        GROUP BY c.SegmentKey
    ) AS f
        ON f.SegmentKey = m.SegmentKey
WHERE COALESCE(m.CustomerCount, 0) <> COALESCE(f.FoundCount, 0);
