-- Check_SegmentCounts: segments of a run whose stored count is not the number of its customers.
-- Grain: one row per offending segment; no row = the check passes.
-- Parameters: @RunKey (key), a run that has its customer rows.
-- Idempotent: yes; reads only.
SELECT
    m.SegmentKey AS SegmentKey,
    m.CustomerCount AS StoredCount,
    COALESCE(f.FoundCount, 0) AS FoundCount
FROM rfm_SegmentSummary AS m
    LEFT JOIN (
        SELECT
            c.SegmentKey AS SegmentKey,
            COUNT(*) AS FoundCount
        FROM rfm_CustomerRfm AS c
        WHERE c.RunKey = @RunKey
        GROUP BY c.SegmentKey
    ) AS f
        ON f.SegmentKey = m.SegmentKey
WHERE m.RunKey = @RunKey
    AND m.CustomerCount <> COALESCE(f.FoundCount, 0)
UNION ALL
SELECT
    c.SegmentKey AS SegmentKey,
    0 AS StoredCount,
    COUNT(*) AS FoundCount
FROM rfm_CustomerRfm AS c
    LEFT JOIN rfm_SegmentSummary AS m
        ON m.RunKey = c.RunKey
        AND m.SegmentKey = c.SegmentKey
WHERE c.RunKey = @RunKey
    AND m.SegmentKey IS NULL
GROUP BY c.SegmentKey;
