-- MonthlySales: sales by calendar month, for the customers of each program.
-- Grain: one row per program and calendar month with transactions.
-- Why: DATEFROMPARTS, because Babelfish takes the date of a CAST inside schema bi for the view bi.Date.
-- Idempotent: no; deployed as CREATE OR ALTER VIEW, so that rights on it stay.
CREATE VIEW bi.MonthlySales
AS
SELECT
    m.ProgramKey AS ProgramKey,
    m.YearMonth AS YearMonth,
    m.OrderCount AS OrderCount,
    m.CustomerCount AS CustomerCount,
    m.NewCustomerCount AS NewCustomerCount,
    m.SalesAmount AS SalesAmount,
    m.ReturnAmount AS ReturnAmount,
    m.RevenueAmount AS RevenueAmount,
    DATEFROMPARTS(CAST(LEFT(m.YearMonth, 4) AS int), CAST(RIGHT(m.YearMonth, 2) AS int), 1) AS MonthStartDate
FROM rfm.MonthlySales AS m;
