-- 18_SegmentProfile: What is typical of a segment?
-- Grain: one row per attribute and value, the ten that stand out most.
-- Note: 100 = as frequent as among all customers. A few customers stand out by chance: hence at least 30.
-- Idempotent: yes; reads only.
SELECT TOP (10)
    g.SegmentName AS SegmentName,
    f.AttributeName AS AttributeName,
    f.AttributeValue AS AttributeValue,
    f.CustomerCount AS CustomerCount,
    ROUND(f.IndexVsPopulation, 0) AS IndexVsPopulation
FROM bi.SegmentProfile AS f
    INNER JOIN bi.Run AS r
        ON r.RunKey = f.RunKey
    INNER JOIN bi.Segment AS g
        ON g.SegmentKey = f.SegmentKey
WHERE r.ProgramName = 'default'
    AND r.IsLatest = 1
    AND f.CustomerCount >= 30
ORDER BY
    f.IndexVsPopulation DESC,
    g.SortOrder,
    f.AttributeName,
    f.AttributeValue;
