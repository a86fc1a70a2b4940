-- 08_RevenueAgainstLastYear: How does each month compare with the same month of last year?
-- Grain: one row per month of the last twelve.
-- Idempotent: yes; reads only.
SELECT
    m.YearMonth AS YearMonth,
    m.RevenueAmount AS RevenueAmount,
    y.RevenueAmount AS RevenueAmountYearBefore,
    ROUND(100.0 * (m.RevenueAmount - y.RevenueAmount) / NULLIF(y.RevenueAmount, 0), 1) AS ChangePercent
FROM bi_MonthlySales AS m
    INNER JOIN bi_Program AS p
        ON p.ProgramKey = m.ProgramKey
    LEFT JOIN bi_MonthlySales AS y
        ON y.ProgramKey = m.ProgramKey
        AND y.MonthStartDate = date(m.MonthStartDate, '-1 year')
WHERE p.ProgramName = 'default'
ORDER BY m.YearMonth DESC
LIMIT 12;
