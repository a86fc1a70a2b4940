-- 09_NewCustomers: How many customers are new each quarter, and what is an order worth?
-- Grain: one row per quarter.
-- Idempotent: yes; reads only.
SELECT
    d.Year AS Year,
    d.Quarter AS Quarter,
    SUM(m.NewCustomerCount) AS NewCustomerCount,
    SUM(m.OrderCount) AS OrderCount,
    ROUND(SUM(m.RevenueAmount) / NULLIF(SUM(m.OrderCount), 0), 2) AS AverageOrderAmount
FROM bi_MonthlySales AS m
    INNER JOIN bi_Program AS p
        ON p.ProgramKey = m.ProgramKey
    INNER JOIN bi_Date AS d
        ON d.Date = m.MonthStartDate
WHERE p.ProgramName = 'default'
GROUP BY
    d.Year,
    d.Quarter
ORDER BY
    d.Year,
    d.Quarter;
