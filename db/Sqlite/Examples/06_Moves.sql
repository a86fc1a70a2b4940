-- 06_Moves: How did customers move between segments since the run before?
-- Grain: one row per pair of segments, the ten largest moves.
-- Note: Comparison may also be 1M or 12M; filter on one. "Not in run" are those who came, or left.
-- Idempotent: yes; reads only.
SELECT
    f.SegmentName AS FromSegmentName,
    t.SegmentName AS ToSegmentName,
    m.CustomerCount AS CustomerCount,
    m.RevenueAmount AS RevenueAmount
FROM bi_SegmentMigration AS m
    INNER JOIN bi_Run AS r
        ON r.RunKey = m.ToRunKey
    INNER JOIN bi_Segment AS f
        ON f.SegmentKey = m.FromSegmentKey
    INNER JOIN bi_Segment AS t
        ON t.SegmentKey = m.ToSegmentKey
WHERE r.ProgramName = 'default'
    AND r.IsLatest = 1
    AND m.Comparison = 'previous'
    AND m.FromSegmentKey <> m.ToSegmentKey
ORDER BY
    m.CustomerCount DESC,
    f.SortOrder,
    t.SortOrder
LIMIT 10;
