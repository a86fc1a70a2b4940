-- 09_PredictedValue: What will each segment bring in the next twelve months, and how sure is that?
-- Grain: one row per segment, and first everybody.
-- Note: The bounds are a central 90 % interval of the total: never add bounds of segments or customers.
-- Idempotent: yes; reads only.
SELECT
    CASE WHEN t.GroupKind = 'all' THEN 'Everybody' ELSE g.SegmentName END AS SegmentName,
    t.CustomerCount AS CustomerCount,
    ROUND(t.ExpectedOrders12M, 0) AS ExpectedOrders12M,
    ROUND(t.PredictedValue12MAmount, 0) AS PredictedValue12MAmount,
    ROUND(t.PredictedValue12MLowAmount, 0) AS LowAmount,
    ROUND(t.PredictedValue12MHighAmount, 0) AS HighAmount
FROM bi_PredictedTotal AS t
    INNER JOIN bi_Run AS r
        ON r.RunKey = t.RunKey
    INNER JOIN bi_Segment AS g
        ON g.SegmentKey = t.SegmentKey
WHERE r.ProgramName = 'default'
    AND r.IsLatest = 1
    AND t.GroupKind IN ('all', 'segment')
ORDER BY
    t.GroupKind,
    g.SortOrder;
