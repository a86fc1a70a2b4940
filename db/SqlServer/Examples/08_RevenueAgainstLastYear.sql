-- 08_RevenueAgainstLastYear: How does each month compare with the same month of last year?
-- Grain: one row per month of the last twelve.
-- Idempotent: yes; reads only.
SELECT TOP (12)
    m.YearMonth AS YearMonth,
    m.RevenueAmount AS RevenueAmount,
    y.RevenueAmount AS RevenueAmountYearBefore,
    ROUND(100.0 * (m.RevenueAmount - y.RevenueAmount) / NULLIF(y.RevenueAmount, 0), 1) AS ChangePercent
FROM bi.MonthlySales AS m
    INNER JOIN bi.Program AS p
        ON p.ProgramKey = m.ProgramKey
    LEFT JOIN bi.MonthlySales AS y
        ON y.ProgramKey = m.ProgramKey
        AND y.MonthStartDate = DATEADD(year, -1, m.MonthStartDate)
WHERE p.ProgramName = 'default'
ORDER BY m.YearMonth DESC;
