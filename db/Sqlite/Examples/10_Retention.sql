-- 10_Retention: How many customers of each month come back, after one, three, six and twelve months?
-- Grain: one row per month of first purchase, of two years ago at most.
-- Note: CustomerCount is the size of the cohort in every row of it: take MAX, never SUM. NULL = that month is not over yet.
-- Idempotent: yes; reads only.
SELECT
    c.CohortMonth AS CohortMonth,
    MAX(c.CustomerCount) AS CustomerCount,
    ROUND(100.0 * SUM(CASE WHEN c.MonthNumber = 1 THEN c.ActiveCustomerCount END) / MAX(c.CustomerCount), 1) AS Percent1M,
    ROUND(100.0 * SUM(CASE WHEN c.MonthNumber = 3 THEN c.ActiveCustomerCount END) / MAX(c.CustomerCount), 1) AS Percent3M,
    ROUND(100.0 * SUM(CASE WHEN c.MonthNumber = 6 THEN c.ActiveCustomerCount END) / MAX(c.CustomerCount), 1) AS Percent6M,
    ROUND(100.0 * SUM(CASE WHEN c.MonthNumber = 12 THEN c.ActiveCustomerCount END) / MAX(c.CustomerCount), 1) AS Percent12M
FROM bi_CohortRetention AS c
    INNER JOIN bi_Program AS p
        ON p.ProgramKey = c.ProgramKey
WHERE p.ProgramName = 'default'
    AND c.CohortMonth BETWEEN '2024-10-01' AND '2025-03-01'
GROUP BY c.CohortMonth
ORDER BY c.CohortMonth;
