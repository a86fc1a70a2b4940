-- 02_BestCustomers: Who are my best customers?
-- Grain: one row per customer, at most ten.
-- Idempotent: yes; reads only.
SELECT
    c.CustomerId AS CustomerId,
    c.SegmentName AS SegmentName,
    c.RecencyDays AS RecencyDays,
    c.OrderCount AS OrderCount,
    c.RevenueAmount AS RevenueAmount,
    c.RfmCode AS RfmCode
FROM bi_CustomerRfmLatest AS c
WHERE c.ProgramName = 'default'
ORDER BY
    c.RevenueAmount DESC,
    c.CustomerId
LIMIT 10;
