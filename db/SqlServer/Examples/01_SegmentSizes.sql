-- 01_SegmentSizes: Which segments are there, how large are they, and what do they bring?
-- Grain: one row per segment.
-- Note: Everything that is kept per run is filtered to one run: IsLatest, or a RunKey of bi.Run.
-- Idempotent: yes; reads only.
SELECT
    g.SegmentName AS SegmentName,
    m.CustomerCount AS CustomerCount,
    ROUND(100.0 * m.CustomerShare, 1) AS CustomerPercent,
    m.RevenueAmount AS RevenueAmount,
    ROUND(100.0 * m.RevenueShare, 1) AS RevenuePercent,
    m.RecencyDaysMedian AS RecencyDaysMedian
FROM bi.SegmentSummary AS m
    INNER JOIN bi.Run AS r
        ON r.RunKey = m.RunKey
    INNER JOIN bi.Segment AS g
        ON g.SegmentKey = m.SegmentKey
WHERE r.ProgramName = 'default'
    AND r.IsLatest = 1
ORDER BY g.SortOrder;
