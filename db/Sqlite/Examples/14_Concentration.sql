-- 14_Concentration: How much of the revenue comes from the best fifth of customers?
-- Grain: one row per fifth of customers, the best first.
-- Idempotent: yes; reads only.
WITH Ranked AS (
    SELECT
        c.RevenueAmount AS RevenueAmount,
        NTILE(5) OVER (ORDER BY c.RevenueAmount DESC, c.CustomerId) AS Fifth
    FROM bi_CustomerRfmLatest AS c
    WHERE c.ProgramName = 'default'
),
Summed AS (
    SELECT
        k.Fifth AS Fifth,
        COUNT(*) AS CustomerCount,
        ROUND(SUM(k.RevenueAmount), 4) AS RevenueAmount
    FROM Ranked AS k
    GROUP BY k.Fifth
)
SELECT
    f.Fifth AS Fifth,
    f.CustomerCount AS CustomerCount,
    f.RevenueAmount AS RevenueAmount,
    ROUND(100.0 * f.RevenueAmount / (SELECT SUM(a.RevenueAmount) FROM Summed AS a), 1) AS RevenuePercent
FROM Summed AS f
ORDER BY f.Fifth;
