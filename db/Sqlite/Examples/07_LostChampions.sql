-- 07_LostChampions: Which champions are champions no more?
-- Grain: one row per customer, at most ten.
-- Idempotent: yes; reads only.
SELECT
    c.CustomerId AS CustomerId,
    c.SegmentName AS SegmentName,
    c.SegmentSinceDate AS SegmentSinceDate,
    c.RecencyDays AS RecencyDays,
    c.RevenueAmount AS RevenueAmount
FROM bi_CustomerRfmLatest AS c
WHERE c.ProgramName = 'default'
    AND c.PreviousSegmentName = 'Champions'
    AND c.SegmentName <> 'Champions'
ORDER BY
    c.RevenueAmount DESC,
    c.CustomerId
LIMIT 10;
