-- 15_RecencyFrequencyMap: Where are customers on the map of recency and frequency?
-- Grain: one row per recency score, the best first.
-- Note: Equal values share a score: where many bought once, no one scores a 2.
-- Idempotent: yes; reads only.
SELECT
    x.RecencyScore AS RecencyScore,
    SUM(CASE WHEN x.FrequencyScore = 1 THEN x.CustomerCount ELSE 0 END) AS Frequency1,
    SUM(CASE WHEN x.FrequencyScore = 2 THEN x.CustomerCount ELSE 0 END) AS Frequency2,
    SUM(CASE WHEN x.FrequencyScore = 3 THEN x.CustomerCount ELSE 0 END) AS Frequency3,
    SUM(CASE WHEN x.FrequencyScore = 4 THEN x.CustomerCount ELSE 0 END) AS Frequency4,
    SUM(CASE WHEN x.FrequencyScore = 5 THEN x.CustomerCount ELSE 0 END) AS Frequency5
FROM bi_RfmCell AS x
    INNER JOIN bi_Run AS r
        ON r.RunKey = x.RunKey
WHERE r.ProgramName = 'default'
    AND r.IsLatest = 1
GROUP BY x.RecencyScore
ORDER BY x.RecencyScore DESC;
