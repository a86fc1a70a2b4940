-- 16_OneTimeBuyers: How many customers bought only once, and what are they worth?
-- Grain: one row per number of orders, five and more together.
-- Idempotent: yes; reads only.
SELECT
    CASE WHEN c.OrderCount >= 5 THEN 5 ELSE c.OrderCount END AS OrderCountUpTo5,
    COUNT(*) AS CustomerCount,
    SUM(c.RevenueAmount) AS RevenueAmount,
    ROUND(SUM(c.RevenueAmount) / COUNT(*), 2) AS RevenuePerCustomer,
    MIN(c.RecencyDays) AS RecencyDaysMinimum
FROM bi.CustomerRfmLatest AS c
WHERE c.ProgramName = 'default'
GROUP BY CASE WHEN c.OrderCount >= 5 THEN 5 ELSE c.OrderCount END
ORDER BY OrderCountUpTo5;
