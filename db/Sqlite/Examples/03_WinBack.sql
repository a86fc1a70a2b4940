-- 03_WinBack: Whom should I win back: high value, gone quiet?
-- Grain: one row per customer, at most ten.
-- Note: Scores are highest = best; with rule sets of other than 5 bins change the limits.
-- Idempotent: yes; reads only.
SELECT
    c.CustomerId AS CustomerId,
    c.SegmentName AS SegmentName,
    c.RecencyDays AS RecencyDays,
    c.OrderCount AS OrderCount,
    c.RevenueAmount AS RevenueAmount,
    c.RecommendedAction AS RecommendedAction
FROM bi_CustomerRfmLatest AS c
WHERE c.ProgramName = 'default'
    AND c.MonetaryScore >= 4
    AND c.RecencyScore <= 2
ORDER BY
    c.RevenueAmount DESC,
    c.CustomerId
LIMIT 10;
