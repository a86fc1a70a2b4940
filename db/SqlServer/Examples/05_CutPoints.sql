-- 05_CutPoints: What does it take to score a 5?
-- Grain: one row per metric and score.
-- Note: NULL = open. Recency is in days, and small is good.
-- Idempotent: yes; reads only.
SELECT
    t.Metric AS Metric,
    t.Score AS Score,
    t.LowerBound AS AboveValue,
    t.UpperBound AS UpToValue
FROM bi.ScoreThreshold AS t
    INNER JOIN bi.Run AS r
        ON r.RunKey = t.RunKey
WHERE r.ProgramName = 'default'
    AND r.IsLatest = 1
ORDER BY
    t.Metric,
    t.Score DESC;
